import type { Text } from '@bitan/definitions';
import type { Reading, Tallied, ToCount } from '@bitan/store';
import { plain } from '../people/names.ts';
import { keyOfOutcome, type Naming, orderOf, titleOf } from '../reports/titles.ts';

/** In how many cases something was counted under a key, and the keys that it has in the store. */
export interface Line {
  readonly key: string;
  readonly title: Text;
  readonly count: number;
  readonly stored: readonly string[];
  /** Where it is split: the part of it that this is. */
  readonly part?: string;
}

/** What counting reads. */
export type Tallying = Pick<Reading, 'tallies' | 'units'>;

/** Counts once what several entries show. */
export function onceEach({ tallies, units }: Tallying): Tallying {
  const counted = new Map<string, Promise<Tallied[]>>();
  const once = (what: ToCount) => {
    const { counting, workflows, period } = what;
    const key = JSON.stringify([counting, workflows, period]);
    const found = counted.get(key) ?? tallies.of(what);
    counted.set(key, found);
    return found;
  };
  return {
    units,
    tallies: {
      ...tallies,
      async of(what) {
        const { counting } = what;
        if (counting.of !== 'open' || counting.by !== 'alarm') return once(what);
        // The alarms of all stages together are those of all cases.
        const split = { of: 'open', by: 'stage', split: 'alarm' } as const;
        return byPart(await once({ ...what, counting: split }));
      },
    },
  };
}

function byPart(tallies: readonly Tallied[]): Tallied[] {
  const parts = new Map<string, Tallied>();
  for (const { part: key = '', count, cases } of tallies) {
    const known = parts.get(key);
    parts.set(key, { key, count: count + (known?.count ?? 0), cases: cases + (known?.cases ?? 0) });
  }
  return [...parts.values()];
}

/** Everything that is counted, by key and part, with its title. */
export async function linesIn(reading: Tallying, what: ToCount, naming: Naming): Promise<Line[]> {
  const { counting } = what;
  const by = 'by' in counting ? counting.by : undefined;
  const tallies = await reading.tallies.of(what);
  const lines = new Map<string, Line>();
  for (const { key: stored, part, cases } of tallies) {
    const isOutcome = counting.of === 'decisions' && by === 'outcome';
    const key = isOutcome ? keyOfOutcome(JSON.parse(stored)) : stored;
    const at = JSON.stringify([key, part]);
    const known = lines.get(at);
    lines.set(at, {
      ...{ key, title: titleOf(counting, key, naming), ...(part !== undefined && { part }) },
      count: cases + (known?.count ?? 0),
      stored: [...(known?.stored ?? []), stored],
    });
  }
  const found = [...lines.values()].sort(orderOf(by, naming.workflow));
  return by === 'unit' ? withUnits(reading, found) : found;
}

/** Units get their names. */
async function withUnits(reading: Pick<Reading, 'units'>, lines: readonly Line[]): Promise<Line[]> {
  const units = await reading.units.some(lines.flatMap(({ key }) => key || []));
  const names = new Map(units.map(({ id, name }) => [id, plain(name)]));
  return lines.map((line) => ({ ...line, title: names.get(line.key) ?? line.title }));
}
