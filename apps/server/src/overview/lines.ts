import type { Text } from '@bitan/definitions';
import type { Reading, ToCount } from '@bitan/store';
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

/** Everything that is counted, by key and part, with its title. */
export async function linesIn(reading: Reading, what: ToCount, naming: Naming): Promise<Line[]> {
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
async function withUnits(reading: Reading, lines: readonly Line[]): Promise<Line[]> {
  const units = await reading.units.some(lines.flatMap(({ key }) => key || []));
  const names = new Map(units.map(({ id, name }) => [id, plain(name)]));
  return lines.map((line) => ({ ...line, title: names.get(line.key) ?? line.title }));
}
