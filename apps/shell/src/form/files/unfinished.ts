import type { Target } from './transfer.ts';

/**
 * Which uploads of this tab are not finished, by what they are of: who chooses the same file again
 * after a reload goes on where it was.
 */
const prefix = 'bitan.upload:';

const keyOf = ({ form, field, case: of }: Target, { name, size, lastModified }: File): string =>
  prefix + JSON.stringify([form, field, of ?? '', name, size, lastModified]);

export function unfinished(target: Target, file: File): string | undefined {
  try {
    return sessionStorage.getItem(keyOf(target, file)) ?? undefined;
  } catch {
    return undefined;
  }
}

export function rememberUnfinished(target: Target, file: File, id: string): void {
  try {
    sessionStorage.setItem(keyOf(target, file), id);
  } catch {
    // Without a storage it begins anew.
  }
}

export function forgetUnfinished(target: Target, file: File): void {
  try {
    sessionStorage.removeItem(keyOf(target, file));
  } catch {
    // There was nothing to forget.
  }
}
