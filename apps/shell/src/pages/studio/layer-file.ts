import { canonical, type Layer } from '@bitan/definitions';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Why a file was not read. */
export type Refused = 'notJson' | 'notOurs' | 'changed';

const kind = 'bitan-layer-1';

/** What an office adds, as a file that names its own content by its SHA-256. */
export function writeLayerFile(title: string, layer: Layer): string {
  const file = { kind, title, sha256: hashOf(layer), layer };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/** Reads such a file; one that was changed after it was written is refused. */
export function readLayerFile(
  text: string,
): { readonly layer: Layer } | { readonly refused: Refused } {
  let file: { kind?: unknown; sha256?: unknown; layer?: Layer };
  try {
    file = JSON.parse(text);
  } catch {
    return { refused: 'notJson' };
  }
  const { layer } = file ?? {};
  if (file?.kind !== kind || !layer || !Array.isArray(layer.parameters)) {
    return { refused: 'notOurs' };
  }
  return hashOf(layer) === file.sha256 ? { layer } : { refused: 'changed' };
}

/**
 * The SHA-256 of a content, as the server names it. Not `crypto.subtle`: that is absent where an
 * office serves plain HTTP in its network.
 */
export const hashOf = (content: unknown): string =>
  bytesToHex(sha256(utf8ToBytes(canonical(content))));
