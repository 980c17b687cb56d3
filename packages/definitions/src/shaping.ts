import type { Form } from './model/form.ts';
import type { Operation, Overlay } from './model/overlay.ts';
import { applyOverlay } from './overlay.ts';
import type { Problem } from './problem.ts';

/** A form of the level above, and what an office changes in it so far. */
export interface Shaping {
  readonly above: Form;
  readonly overlay: Overlay | undefined;
}

/** The form as it would be, and what of the overlay does not fit on it. */
export const shaped = ({ above, overlay }: Shaping): { form: Form; problems: Problem[] } =>
  overlay ? applyOverlay(above, overlay, { file: '', pointer: '' }) : { form: above, problems: [] };

/** What an overlay changes, in order. */
export const operationsOf = (overlay: Overlay | undefined): readonly Operation[] =>
  overlay?.operations ?? [];

/** An overlay that says nothing is none. */
export function overlayOf(
  { above, overlay }: Shaping,
  operations: readonly Operation[],
): Overlay | undefined {
  if (operations.length === 0) return undefined;
  return { ...overlay, form: above.id, operations: [...operations] };
}
