import type { PastDecision } from './past.ts';
import type { Replaying } from './replaying.ts';
import { type Came, Side } from './side.ts';
import { type Dimension, emptyTally, fewest, mostChanges, type Tally } from './tally.ts';

/**
 * Makes decisions of the past again, with the facts that were known then, under two editions. What
 * was not recorded then, or is counted otherwise now, is unknown: it is never guessed.
 */
export class Replayer {
  #tally: Tally = emptyTally();
  readonly #given: Replaying;
  readonly #vocabulary: ReadonlySet<string>;
  readonly #pairs = new Map<string, Pair | undefined>();
  readonly #officers = new Map<string, Set<string>>();

  constructor(given: Replaying) {
    this.#given = given;
    this.#vocabulary = new Set(Object.keys(given.to.facts));
  }

  add(past: PastDecision): void {
    const pair = this.#pairOf(past.decision);
    if (!pair) {
      this.#tally.gone += 1;
      return;
    }
    const { unreadable } = this.#tally;
    for (const id in past.facts) if (!this.#vocabulary.has(id)) count(unreadable, id);
    const before = pair.from.decide(pair.from.read(past, unreadable));
    const values = pair.isReadAlike ? pair.from.values : pair.to.read(past, unreadable);
    const after = pair.to.decide(values);
    const month = past.at.slice(0, 7);
    const cell = cellOf(pair, month, before, after);
    cell.count += 1;
    const person = past.person ?? past.case;
    if (cell.people.length < fewest && !cell.people.includes(person)) cell.people.push(person);
    this.#officersIn(month).add(past.actor);
    if (cell.isOpen) this.#countMissing(pair, before, after);
    else if (cell.isChanged && this.#tally.changes.length < mostChanges)
      this.#tally.changes.push(past);
  }

  /** The counts of what was added since it finished last: what is compiled serves again. */
  finish(): Tally {
    const tally = this.#tally;
    for (const [decision, pair] of this.#pairs) {
      for (const cell of cellsIn(pair)) this.#countCell(tally, decision, cell);
      pair?.cells.clear();
    }
    tally.officers = Object.fromEntries(
      [...this.#officers].map(([month, officers]) => [month, [...officers]]),
    );
    this.#tally = emptyTally();
    this.#officers.clear();
    return tally;
  }

  #pairOf(decision: string): Pair | undefined {
    const known = this.#pairs.get(decision);
    if (known || this.#pairs.has(decision)) return known;
    const { from, to } = this.#given;
    const inBoth = [from, to].every(({ decisions }) => Object.hasOwn(decisions, decision));
    const sides = () => [from, to].map((edition) => new Side(edition, decision, this.#given));
    const [before, after] = inBoth ? sides() : [];
    const pair = before &&
      after && { from: before, to: after, isReadAlike: before.readsLike(after), cells: new Map() };
    this.#pairs.set(decision, pair);
    return pair;
  }

  #officersIn(month: string): Set<string> {
    const known = this.#officers.get(month) ?? new Set();
    if (known.size === 0) this.#officers.set(month, known);
    return known;
  }

  #countMissing({ from, to }: Pair, before: Came, after: Came): void {
    const missing = [
      ...(before.isOpen ? from.missing() : []),
      ...(after.isOpen ? to.missing() : []),
    ];
    for (const id of new Set(missing)) count(this.#tally.unknown, id);
  }

  #countCell(tally: Tally, decision: string, cell: Cell): void {
    const { month, before, after, count: n, isOpen, isChanged } = cell;
    tally.total += n;
    if (isOpen) tally.open += n;
    if (isChanged) tally.changed += n;
    tally.flows[decision] ??= {};
    count(tally.flows[decision], `${before.key} → ${after.key}`, n);
    for (const { key, outcomes } of [before, after]) tally.outcomes[key] = outcomes;
    group(tally, 'office', this.#given.office, cell);
    group(tally, 'month', month, cell);
    group(tally, 'rule', `${decision}/${after.rule}`, cell);
    tally.load[month] ??= {};
    for (const [side, { key }] of [before, after].entries()) {
      const counts = tally.load[month][`${decision}/${key}`] ?? [0, 0];
      counts[side as 0 | 1] += n;
      tally.load[month][`${decision}/${key}`] = counts;
    }
  }
}

interface Pair {
  readonly from: Side;
  readonly to: Side;
  /** Whether what one reads of a case is what the other reads. */
  readonly isReadAlike: boolean;
  /** By month, by what came before, by what comes now. */
  readonly cells: Map<string, Map<Came, Map<Came, Cell>>>;
}

/** Decisions of one month that came to the same on both sides. */
interface Cell {
  readonly month: string;
  readonly before: Came;
  readonly after: Came;
  readonly isOpen: boolean;
  readonly isChanged: boolean;
  count: number;
  readonly people: string[];
}

function cellOf({ cells }: Pair, month: string, before: Came, after: Came): Cell {
  const ofMonth = reached(cells, month, () => new Map());
  const ofBefore = reached(ofMonth, before, () => new Map());
  return reached(ofBefore, after, () => {
    const isOpen = before.isOpen || after.isOpen;
    const isChanged = !isOpen && before.key !== after.key;
    return { month, before, after, isOpen, isChanged, count: 0, people: [] };
  });
}

function reached<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

const cellsIn = (pair: Pair | undefined): Cell[] =>
  [...(pair?.cells.values() ?? [])].flatMap((ofMonth) =>
    [...ofMonth.values()].flatMap((ofBefore) => [...ofBefore.values()]),
  );

function group(tally: Tally, dimension: Dimension, key: string, cell: Cell): void {
  const groups = tally.groups[dimension];
  const known = groups[key] ?? { total: 0, changed: 0, people: [] };
  groups[key] = {
    total: known.total + cell.count,
    changed: known.changed + (cell.isChanged ? cell.count : 0),
    people: [...new Set([...known.people, ...cell.people])].slice(0, fewest),
  };
}

export function count(counts: Record<string, number>, key: string, n = 1): void {
  counts[key] = (counts[key] ?? 0) + n;
}
