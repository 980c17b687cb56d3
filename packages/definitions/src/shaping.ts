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
export interface ShapedForm {
  readonly form: Form;
  readonly problems: readonly Problem[];
}

/** Shapes a form. Whoever asks again of the same overlay gets the same form. */
export function shaped({ above, overlay }: Shaping): ShapedForm {
  if (!overlay) return { form: above, problems: [] };
  const before = known.get(overlay);
  if (before?.above === above) return before.made;
  const made = applyOverlay(above, overlay, { file: '', pointer: '' });
  known.set(overlay, { above, made });
  return made;
}

// An overlay is never changed: each edit makes another, which every part of a designer asks about.
const known = new WeakMap<Overlay, { readonly above: Form; readonly made: ShapedForm }>();

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
