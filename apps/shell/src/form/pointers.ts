/**
 * Every control on a page has an id that is the prefix of its form followed by the JSON Pointer of
 * its answer, so that a problem finds its control and the other way round.
 */
export const separator = '/';

export const controlId = (prefix: string, pointer: string): string => prefix + pointer;

export const pointerOf = (prefix: string, id: string): string => id.slice(prefix.length);

/** `/reporters/0/name` → `reporters`. */
export const fieldOfPointer = (pointer: string): string => pointer.split(separator)[1] ?? '';

/** Brings a control into view and gives it the focus; of a group, its first part. */
export function focusControl(id: string): void {
  const found = document.getElementById(id);
  const focusable = 'input, textarea, button, [tabindex]';
  const target = found?.matches(focusable) ? found : found?.querySelector(focusable);
  found?.scrollIntoView?.({ block: 'center' });
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}
