import { type Place, unknown, within } from '../place.ts';
import type { Problem } from '../problem.ts';

/** Says of an id that is not in a list what it should be, and which there are. */
export type Refer = (
  id: string | undefined,
  list: object,
  what: readonly [string, string],
  ...at: (string | number)[]
) => Problem[];

/** References of what stands at a place. */
export const referring =
  (place: Place): Refer =>
  (id, list, what, ...at) =>
    id === undefined || Object.hasOwn(list, id)
      ? []
      : [unknown('supervision.reference', within(place, ...at), what, id, Object.keys(list))];
