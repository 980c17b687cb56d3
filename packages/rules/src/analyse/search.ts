import type { Chosen, Space } from './space.ts';

/** What is known of a goal: it is reached, it cannot be, or it depends on this variable. */
export type Look = true | false | number;

/** Looks at a case of which only some is known. */
export type Goal = (words: Int32Array, chosen: Chosen) => Look;

export type Found = { readonly chosen: Chosen } | undefined | 'exhausted';

/** How many cases may be looked at; shared by searches that belong together. */
export interface Budget {
  left: number;
}

/**
 * Looks for a case that reaches a goal, depth first over cells, without sampling. A branch is left
 * as soon as the goal is certain or impossible there, so what is found says no more than it must.
 */
export function find(
  space: Space,
  goal: Goal,
  budget: Budget,
  chosen: Chosen = space.nothingChosen(),
): Found {
  budget.left -= 1;
  if (budget.left < 0) return 'exhausted';
  const look = goal(space.words(chosen), chosen);
  if (look === true) return { chosen };
  if (look === false) return undefined;
  const { options } = space.variables[look] ?? { options: [] };
  for (let at = 0; at < options.length; at += 1) {
    const next = [...chosen];
    next[look] = at;
    const found = find(space, goal, budget, next);
    if (found !== undefined) return found;
  }
  return undefined;
}
