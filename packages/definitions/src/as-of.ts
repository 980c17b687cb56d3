import type { Edition } from './model/edition.ts';
import type { Parameter, ParameterValue } from './model/parameter.ts';

/**
 * An edition with the values that its parameters have at an instant (UTC, ISO 8601). It keeps its
 * id: when values change by themselves is part of what was published.
 */
export function asOf(edition: Edition, instant: string): Edition {
  const turn = turnsOf(edition).findLast((one) => isBy(one, instant));
  if (turn === undefined) return edition;
  const views = known.get(edition) ?? new Map<string, Edition>();
  known.set(edition, views);
  const view = views.get(turn) ?? withValuesAt(edition, turn);
  views.set(turn, view);
  return view;
}

/** The instants at which values change by themselves, in order. */
export const turnsOf = ({ parameters }: Pick<Edition, 'parameters'>): string[] => {
  const all = Object.values(parameters).flatMap(({ later = [] }) => later.map(({ from }) => from));
  return [...new Set(all)].sort((a, b) => Date.parse(a) - Date.parse(b));
};

/** The value of a parameter at an instant; without one, as it is when the edition takes effect. */
export function valueAt(
  { value, later = [] }: Pick<Parameter, 'value' | 'later'>,
  instant: string | undefined,
): ParameterValue {
  if (instant === undefined) return value;
  const begun = later.filter(({ from }) => isBy(from, instant));
  const last = begun.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from)).at(-1);
  return last ? last.value : value;
}

const isBy = (one: string, instant: string) => Date.parse(one) <= Date.parse(instant);

/** A view is made once, as everything that is compiled is kept by its edition. */
const known = new WeakMap<Edition, Map<string, Edition>>();

function withValuesAt(edition: Edition, instant: string): Edition {
  const parameters = Object.fromEntries(
    Object.entries(edition.parameters).map(([id, parameter]) => [
      id,
      parameter.later ? { ...parameter, value: valueAt(parameter, instant) } : parameter,
    ]),
  );
  return { ...edition, parameters };
}
