export function casesOf(count: number, seed?: number): unknown[];
export function editionOf(rules: number): unknown;
