import type { Text } from '@bitan/definitions';
import type { CaseTally, Reading, ToCount } from '@bitan/store';
import { plain } from '../people/names.ts';
import { keyOfOutcome, type Naming, orderOf, titleOf } from '../reports/titles.ts';

/** In how many cases something was counted under a key, and the keys that it has in the store. */
export interface Line {
  readonly key: string;
  readonly title: Text;
  readonly count: number;
  /** Where it is split. */
  readonly parts?: Readonly<Record<string, number>>;
  readonly stored: readonly string[];
}

/** Counts all of this together, each once. */
export async function talliesOf(
  { tallies }: Pick<Reading, 'tallies'>,
  whats: readonly ToCount[],
): Promise<(what: ToCount) => CaseTally> {
  const keyOf = (what: ToCount) => JSON.stringify(what);
  const asked = new Map(whats.map((what) => [keyOf(what), what]));
  const found = await tallies.of([...asked.values()]);
  const known = new Map([...asked.keys()].map((key, i) => [key, found[i] as CaseTally]));
  return (what) => known.get(keyOf(what)) as CaseTally;
}

/** Everything that was counted, by key, in its order and with its title; units are called by their ids. */
export function linesIn(tally: CaseTally, { counting }: ToCount, naming: Naming): Line[] {
  const by = 'by' in counting ? counting.by : undefined;
  const isOutcome = counting.of === 'decisions' && by === 'outcome';
  const lines = new Map<
    string,
    { stored: string[]; cases: number; parts?: Record<string, number> }
  >();
  for (const { key: stored, part, cases } of tally.lines) {
    const key = isOutcome ? keyOfOutcome(JSON.parse(stored)) : stored;
    const line = lines.get(key) ?? { stored: [], cases: 0 };
    line.stored.push(stored);
    line.cases += cases;
    if (part !== undefined) line.parts = { ...line.parts, [part]: cases };
    lines.set(key, line);
  }
  return [...lines]
    .map(([key, { stored, cases, parts }]) => ({
      ...{ key, title: titleOf(counting, key, naming) },
      // A case can have several outcomes that are one line; of parts it has one.
      count: isOutcome ? tally.cases(stored) : cases,
      ...(parts && { parts }),
      stored,
    }))
    .sort(orderOf(by, naming.workflow));
}

/** Units get their names. */
export async function withUnits<L extends Pick<Line, 'key' | 'title'>>(
  { units }: Pick<Reading, 'units'>,
  { counting }: ToCount,
  lines: readonly L[],
): Promise<L[]> {
  if (!('by' in counting) || counting.by !== 'unit') return [...lines];
  const found = await units.some(lines.flatMap(({ key }) => key || []));
  const names = new Map(found.map(({ id, name }) => [id, plain(name)]));
  return lines.map((line) => ({ ...line, title: names.get(line.key) ?? line.title }));
}
