import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Seals a text under a key of 32 bytes: HMAC-SHA-256 in counter mode as the stream, and a MAC over
 * it (encrypt, then authenticate; RFC 2104). The browser's own cryptography is absent where an
 * office serves plain HTTP in its network.
 *
 * @returns base64 of nonce, MAC and stream
 */
export function sealText(key: Uint8Array, text: string): string {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceLength));
  const stream = crossed(subkey(key, 'stream'), nonce, utf8ToBytes(text));
  return toBase64(concatBytes(nonce, macOf(key, nonce, stream), stream));
}

/** @returns undefined for another key, or a text that was changed */
export function openText(key: Uint8Array, sealed: string): string | undefined {
  const bytes = fromBase64(sealed);
  if (!bytes || bytes.length < nonceLength + macLength) return undefined;
  const nonce = bytes.subarray(0, nonceLength);
  const mac = bytes.subarray(nonceLength, nonceLength + macLength);
  const stream = bytes.subarray(nonceLength + macLength);
  if (!same(mac, macOf(key, nonce, stream))) return undefined;
  return new TextDecoder().decode(crossed(subkey(key, 'stream'), nonce, stream));
}

const nonceLength = 16;
const macLength = 32;

const subkey = (key: Uint8Array, use: string) => hmac(sha256, key, utf8ToBytes(use));
const macOf = (key: Uint8Array, nonce: Uint8Array, stream: Uint8Array) =>
  hmac(sha256, subkey(key, 'mac'), concatBytes(nonce, stream));

/** A text with the key stream laid over it; done twice, it is the text again. */
function crossed(key: Uint8Array, nonce: Uint8Array, bytes: Uint8Array): Uint8Array {
  const keyed = hmac.create(sha256, key);
  const counter = new DataView(new ArrayBuffer(4));
  const out = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += macLength) {
    counter.setUint32(0, at / macLength);
    const block = keyed.clone().update(nonce).update(new Uint8Array(counter.buffer)).digest();
    for (let i = at; i < Math.min(at + macLength, bytes.length); i += 1)
      out[i] = (bytes[i] ?? 0) ^ (block[i - at] ?? 0);
  }
  return out;
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (const [i, byte] of a.entries()) difference |= byte ^ (b[i] ?? 0);
  return difference === 0;
}

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

export function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}
