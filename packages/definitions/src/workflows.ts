import { derived } from './derived.ts';
import type { Edition } from './model/edition.ts';
import type { Parameter } from './model/parameter.ts';
import { type Level, levels } from './model/text.ts';
import type { Action, Branch, Deadline, Target, Workflow } from './model/workflow.ts';

/** The types of case of an edition in the order in which people are offered them. */
export const ranked = ({ workflows }: Pick<Edition, 'workflows'>): Workflow[] =>
  Object.values(workflows).sort(
    (one, other) =>
      (one.rank ?? unranked) - (other.rank ?? unranked) || (one.id < other.id ? -1 : 1),
  );
const unranked = 100;

/** Every action of a work flow: its start, those of its stages, and those open at any time. */
export const allActions = derived(
  ({ start, stages, anytime = [] }: Workflow): readonly Action[] => [
    start,
    ...stages.flatMap(({ actions = [] }) => actions),
    ...anytime,
  ],
);

/** Where an action can lead, each with what comes with going there. */
export function targetsOf({ to }: Pick<Action, 'to'>): Exclude<Target, string>[] {
  if (to === undefined) return [];
  const targets = isBranch(to)
    ? [...Object.values(to.cases), ...(to.otherwise === undefined ? [] : [to.otherwise])]
    : [to];
  return targets.map((target) => (typeof target === 'string' ? { stage: target } : target));
}

export const isBranch = (to: Target | Branch): to is Branch => typeof to === 'object' && 'on' in to;

/** The parameters, any of which a deadline may follow. */
export const parametersOf = (deadline: Deadline | undefined): string[] => {
  const within = deadline?.within ?? [];
  return typeof within === 'string' ? [within] : within.map(({ parameter }) => parameter);
};

/** The levels whose offices may do an action; all of them where it says none. */
export function levelsOf(
  { levels: given }: Action,
  parameters: Readonly<Record<string, Parameter>>,
): readonly Level[] {
  if (given === undefined) return levels;
  if (Array.isArray(given)) return given;
  const lowest = levels.indexOf(parameters[given.from.parameter]?.value as Level);
  return levels.slice(0, lowest + 1);
}
