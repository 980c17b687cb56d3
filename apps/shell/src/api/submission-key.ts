/**
 * Gives a submission its `Idempotency-Key`. As long as the content stays the same and no success
 * was told, it is the same submission: pressing the button again after a broken connection does
 * not make a second one.
 */
export class SubmissionKey {
  #content: string | undefined;
  #key = '';

  for(submission: unknown): string {
    const content = JSON.stringify(submission);
    if (content !== this.#content) {
      this.#content = content;
      this.#key = randomKey();
    }
    return this.#key;
  }

  /** The submission was received: the next one is another, even with the same content. */
  received(): void {
    this.#content = undefined;
  }
}

/** Not `crypto.randomUUID`: that is absent where an office serves plain HTTP in its network. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A new id in the form of a UUID (version 4). */
export function randomUuid(): string {
  const hex = randomKey();
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20),
  ].join('-');
}
