export const root: URL;
export const folder: URL;
export function templateFiles(): [name: string, bytes: Uint8Array][];
export function tableOf(): string;
