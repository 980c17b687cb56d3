import type { Answers } from '@bitan/api';
import { fromBase64, openText, sealText } from './sealed-text.ts';

/** What was typed and the server does not have yet. */
export interface LocalCopy {
  /** The draft that it belongs to, and the revision of it that was seen last; 0 for none. */
  readonly draft: string;
  readonly revision: number;
  readonly answers: Answers;
}

const prefix = 'bitan.copy:';

/**
 * Copies of what one person typed, in this browser, while the server does not have it. They are
 * sealed with a key that the server gives to this person alone: at a shared desk they are there
 * for their writer, and unreadable to the next one.
 */
export class LocalCopies {
  readonly #key: Uint8Array;
  readonly #prefix: string;

  /** @param key 32 bytes, in base64 */
  constructor(user: string, key: string) {
    this.#key = fromBase64(key) ?? new Uint8Array(32);
    this.#prefix = `${prefix}${user}:`;
  }

  keep(place: string, copy: LocalCopy): void {
    try {
      localStorage.setItem(this.#prefix + place, sealText(this.#key, JSON.stringify(copy)));
    } catch {
      // A full or forbidden storage must not disturb typing.
    }
  }

  find(place: string): LocalCopy | undefined {
    try {
      const sealed = localStorage.getItem(this.#prefix + place);
      const text = sealed === null ? undefined : openText(this.#key, sealed);
      return text === undefined ? undefined : (JSON.parse(text) as LocalCopy);
    } catch {
      return undefined;
    }
  }

  forget(place: string): void {
    localStorage.removeItem(this.#prefix + place);
  }

  /** Those of this person, or of who had the desk; nobody else's are touched. */
  forgetAll(): void {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(this.#prefix)) localStorage.removeItem(key);
    }
  }
}

/** Whether anybody's copies wait in this browser to be gone on with. */
export const hasLocalCopies = (): boolean =>
  Object.keys(localStorage).some((key) => key.startsWith(prefix));
