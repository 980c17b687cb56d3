import { alike } from './canonical.ts';
import type { Form } from './model/form.ts';
import type { Operation, Overlay } from './model/overlay.ts';
import type { Text } from './model/text.ts';
import { applyOverlay } from './overlay.ts';
import type { Problem } from './problem.ts';
import { sayOperation } from './say-operation.ts';
import { operationsOf, overlayOf, type Shaping, shaped } from './shaping.ts';

/** An operation that comes from elsewhere, and whether it can be taken. */
export interface Takable {
  readonly operation: Operation;
  /** What it would change, with what is there before. */
  readonly said: Text;
  /** Why it does not fit on the form as it stands. */
  readonly problem?: Problem;
}

/**
 * What operations of another overlay would change in a form, in their order; those that say what is
 * said already are left out. One that stands on another that does not fit does not fit either.
 */
export function takable(shaping: Shaping, operations: readonly Operation[]): Takable[] {
  const taking = new Taking(shaping);
  return operations.flatMap((operation) => {
    if (taking.isSaid(operation)) return [];
    const said = sayOperation(taking.form, operation);
    const problem = taking.take(operation);
    return [{ operation, said, ...(problem && { problem }) }];
  });
}

/** Takes operations of another overlay into a form, as far as they fit. */
export function takeOperations(
  shaping: Shaping,
  operations: readonly Operation[],
): Overlay | undefined {
  const taking = new Taking(shaping);
  for (const operation of operations) if (!taking.isSaid(operation)) taking.take(operation);
  return overlayOf(shaping, taking.operations);
}

class Taking {
  readonly #shaping: Shaping;
  operations: readonly Operation[];
  form: Form;

  constructor(shaping: Shaping) {
    this.#shaping = shaping;
    this.operations = operationsOf(shaping.overlay);
    this.form = shaped(shaping).form;
  }

  isSaid(operation: Operation): boolean {
    return this.operations.some((one) => alike(one, operation));
  }

  /** @returns why it does not fit; then nothing was taken */
  take(operation: Operation): Problem | undefined {
    const place = this.operations.findIndex((one) => isInPlaceOf(operation, one));
    const next =
      place < 0 ? [...this.operations, operation] : this.operations.with(place, operation);
    const { form, problems } =
      place < 0
        ? this.#onTop(operation)
        : shaped({ ...this.#shaping, overlay: this.#overlay(next) });
    const [problem] = problems;
    if (problem) return problem;
    this.operations = next;
    this.form = form;
    return undefined;
  }

  #onTop(operation: Operation) {
    const alone = { form: this.form.id, operations: [operation] };
    return applyOverlay(this.form, alone, { file: '', pointer: '' });
  }

  #overlay = (operations: readonly Operation[]) => overlayOf(this.#shaping, operations);
}

/** What says the same thing of the same field or section anew; a field that is there is not replaced. */
function isInPlaceOf(one: Operation, other: Operation): boolean {
  if (one.op !== other.op || !again.includes(one.op)) return false;
  return 'field' in one && 'field' in other
    ? one.field === other.field
    : 'section' in one && 'section' in other && one.section === other.section;
}

const again: readonly Operation['op'][] = ['relabel', 'tighten', 'setDefault', 'retitle'];
