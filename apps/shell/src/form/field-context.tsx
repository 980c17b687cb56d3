import type { FieldRules } from '@bitan/definitions';
import { createContext, useContext } from 'react';
import { pointerOf } from './pointers.ts';

/**
 * What fields need to know beside their own answers. A context, because a section is drawn anew
 * only when its own answers change.
 */
export interface FieldContextValue {
  readonly prefix: string;
  /** What is wrong, by pointer. */
  readonly problems: ReadonlyMap<string, string>;
  /** Fields that are stored sealed. */
  readonly sealed: ReadonlySet<string>;
  readonly touch: (pointer: string) => void;
  /** What files are uploaded for; nothing where a form is only tried out. */
  readonly target?: { readonly form: string; readonly case?: string } | undefined;
  /** Which files fields take. */
  readonly limits: ReadonlyMap<string, FieldRules['file']>;
  /** Told that files of a field are on their way, or no longer. */
  readonly busy: (field: string, isBusy: boolean) => void;
}

export const FieldContext = createContext<FieldContextValue>({
  prefix: '',
  problems: new Map(),
  sealed: new Set(),
  touch: () => {},
  limits: new Map(),
  busy: () => {},
});

/** What there is to know of the field with this control. */
export function useField(id: string) {
  const { prefix, problems, sealed, touch, target, limits, busy } = useContext(FieldContext);
  const pointer = pointerOf(prefix, id);
  const problem = problems.get(pointer);
  return {
    /** The field, and for one in a row the path to it: `talkers/0/name`. */
    name: pointer.slice(1),
    problem,
    sealed: sealed.has(pointer.slice(1)),
    target,
    limits: limits.get(pointer.slice(1)),
    busy,
    onBlur: () => touch(pointer),
    /** Properties of every control: its name, its state, and what describes it. */
    aria: {
      'aria-labelledby': `${id}__label`,
      'aria-describedby': `${id}__notes`,
      'aria-invalid': problem !== undefined,
    },
    status: problem === undefined ? ('' as const) : ('error' as const),
  };
}
