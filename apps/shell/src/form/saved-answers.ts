import type { Answers } from '@bitan/api';

/**
 * What somebody typed and has not submitted yet, kept for this tab only, so that it survives an
 * ended session and a reload. It is forgotten when it was submitted and when they sign out.
 */
const prefix = 'bitan.answers:';

/** Tells drafts apart: whose, and for which form in which state. */
export function savedKey(...parts: readonly (string | number | undefined)[]): string {
  return prefix + parts.map((part) => part ?? '-').join(':');
}

export function saveAnswers(key: string, answers: Answers): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(answers));
  } catch {
    // A full or forbidden storage must not disturb typing.
  }
}

export function savedAnswers(key: string): Answers | undefined {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return typeof found === 'object' && found !== null ? (found as Answers) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether there is anything that waits to be gone on with. */
export function hasSavedAnswers(): boolean {
  return Object.keys(sessionStorage).some((key) => key.startsWith(prefix));
}

/** Forgets one draft, or all of them. */
export function forgetSavedAnswers(key?: string): void {
  for (const one of Object.keys(sessionStorage)) {
    if (key === undefined ? one.startsWith(prefix) : one === key) sessionStorage.removeItem(one);
  }
}
