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
