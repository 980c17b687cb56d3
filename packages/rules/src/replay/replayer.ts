import type { Edition, FactValue } from '@bitan/definitions';
import type { Plan } from '../compile/plan.ts';
import { planOf } from '../compile/plan.ts';
import { type Decider, type Result, resultOf, type Slot } from '../compile/result.ts';
import { unpack } from '../compile/unpack.ts';
import { keyOf } from '../decided.ts';
import { checkFact } from '../fact-error.ts';
import { isAsked, meaningOf } from './meaning.ts';
import type { PastDecision } from './past.ts';
import { responsibleFor, summaryOf } from './responsible.ts';
import { type Dimension, emptyTally, fewest, mostChanges, type Tally } from './tally.ts';

export interface Replaying {
  readonly from: Edition;
  readonly to: Edition;
  /** The instant at which rules must be in effect, under both editions. */
  readonly at: string;
  /** Whose decisions they are; a key of the tally's groups. */
  readonly office: string;
  /** How facts were counted under editions of the past (`meaningsOf`), by edition. */
  readonly meanings: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** A back end of the compiler. */
  readonly compile: (plan: Plan) => Decider;
}

/**
 * Makes decisions of the past again, with the facts that were known then, under two editions. What
 * was not recorded then, or is counted otherwise now, is unknown: it is never guessed.
 */
export class Replayer {
  readonly tally: Tally = emptyTally();
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
      this.tally.gone += 1;
      return;
    }
    for (const id of Object.keys(past.facts)) {
      if (!this.#vocabulary.has(id)) count(this.tally.unreadable, id);
    }
    const before = pair.from.decide(past, this.tally);
    const after = pair.to.decide(past, this.tally);
    const isOpen = before.isOpen || after.isOpen;
    if (isOpen) this.#countMissing(pair, before, after);
    const isChanged = !isOpen && before.key !== after.key;
    this.#count(past, before, after, isOpen, isChanged);
    if (isChanged && this.tally.changes.length < mostChanges) this.#keep(past, pair);
  }

  /** The tally with what is gathered on the way. */
  finish(): Tally {
    for (const [month, officers] of this.#officers) this.tally.officers[month] = [...officers];
    return this.tally;
  }

  #pairOf(decision: string): Pair | undefined {
    if (this.#pairs.has(decision)) return this.#pairs.get(decision);
    const { from, to } = this.#given;
    const inBoth = [from, to].every(({ decisions }) => Object.hasOwn(decisions, decision));
    const pair = inBoth
      ? { from: new Side(from, decision, this.#given), to: new Side(to, decision, this.#given) }
      : undefined;
    this.#pairs.set(decision, pair);
    return pair;
  }

  #count(past: PastDecision, before: Came, after: Came, isOpen: boolean, isChanged: boolean): void {
    const { tally } = this;
    const { decision, at, actor } = past;
    tally.total += 1;
    if (isOpen) tally.open += 1;
    if (isChanged) tally.changed += 1;
    tally.flows[decision] ??= {};
    const flows = tally.flows[decision];
    const flow = `${before.key} → ${after.key}`;
    flows[flow] = (flows[flow] ?? 0) + 1;
    tally.outcomes[before.key] ??= before.outcomes;
    tally.outcomes[after.key] ??= after.outcomes;
    const month = at.slice(0, 7);
    this.#group('office', this.#given.office, past, isChanged);
    this.#group('month', month, past, isChanged);
    this.#group('rule', `${decision}/${after.rule}`, past, isChanged);
    this.#load(month, `${decision}/${before.key}`, 0);
    this.#load(month, `${decision}/${after.key}`, 1);
    const officers = this.#officers.get(month) ?? new Set();
    this.#officers.set(month, officers.add(actor));
  }

  #countMissing({ from, to }: Pair, before: Came, after: Came): void {
    const missing = [
      ...(before.isOpen ? from.missing() : []),
      ...(after.isOpen ? to.missing() : []),
    ];
    for (const id of new Set(missing)) count(this.tally.unknown, id);
  }

  #group(dimension: Dimension, key: string, past: PastDecision, isChanged: boolean): void {
    const groups = this.tally.groups[dimension];
    groups[key] ??= { total: 0, changed: 0, people: [] };
    const group = groups[key];
    group.total += 1;
    if (isChanged) group.changed += 1;
    const person = past.person ?? past.case;
    if (group.people.length < fewest && !group.people.includes(person)) group.people.push(person);
  }

  #load(month: string, key: string, side: 0 | 1): void {
    const { load } = this.tally;
    load[month] ??= {};
    load[month][key] ??= [0, 0];
    load[month][key][side] += 1;
  }

  #keep(past: PastDecision, { from, to }: Pair): void {
    const [before, after] = [from.unpacked(), to.unpacked()];
    this.tally.changes.push({
      case: past.case,
      decision: past.decision,
      at: past.at,
      before: from.result().outcomes,
      after: to.result().outcomes,
      said: {
        before: summaryOf(this.#given.from, before),
        after: summaryOf(this.#given.to, after),
      },
      responsible: responsibleFor(this.#given, before, after),
    });
  }
}

interface Pair {
  readonly from: Side;
  readonly to: Side;
}

/** What a decision came to, by a key that is the same for the same outcomes. */
interface Came {
  readonly key: string;
  readonly isOpen: boolean;
  readonly outcomes: Result['outcomes'];
  /** The rule that decided, where it was one. */
  readonly rule: string;
}

/** One decision under one edition. */
class Side {
  readonly #edition: Edition;
  readonly #plan: Plan;
  readonly #decide: Decider;
  readonly #meanings: Replaying['meanings'];
  readonly #packed: Int32Array;
  /** Where the result begins. */
  readonly #result: number;
  readonly #values: Slot[];
  readonly #checks: readonly ((value: FactValue) => boolean)[];
  /** By edition of the past. */
  readonly #then = new Map<string, readonly Then[]>();
  readonly #came = new Map<string, Came>();
  readonly #missing = new Map<string, readonly string[]>();

  constructor(edition: Edition, decision: string, { at, compile, meanings }: Replaying) {
    this.#edition = edition;
    this.#plan = planOf(edition, decision, { at });
    this.#decide = compile(this.#plan);
    this.#meanings = meanings;
    this.#packed = new Int32Array(this.#plan.packedWords);
    this.#result = this.#plan.decisions.at(-1)?.result ?? 0;
    this.#values = this.#plan.facts.map(() => undefined);
    this.#checks = this.#plan.facts.map((id) => checkOf(edition, id));
  }

  decide(past: PastDecision, tally: Tally): Came {
    const { facts } = this.#plan;
    const then = this.#thenIn(past.edition);
    for (let i = 0; i < facts.length; i += 1) {
      this.#values[i] = this.#valueOf(facts[i] as string, i, past, then[i], tally);
    }
    this.#decide(this.#values, this.#packed, 0);
    return this.#cameTo();
  }

  /** The facts that keep it open. Many cases lack the same, so each is looked for once. */
  missing(): readonly string[] {
    const words = this.#packed.join();
    const known = this.#missing.get(words);
    if (known) return known;
    const { missing } = this.unpacked();
    if (this.#missing.size < 10_000) this.#missing.set(words, missing);
    return missing;
  }

  result = () => resultOf(this.#plan, this.#packed, 0);
  unpacked = () => unpack(this.#plan, this.#packed, 0, this.#values);

  /** There are few results, so each is put in words once. */
  #cameTo(): Came {
    const words = this.#packed.subarray(this.#result).join();
    const known = this.#came.get(words);
    if (known) return known;
    const { complete, outcomes, fired } = this.result();
    const keys = outcomes.map(keyOf).sort().join(' + ');
    const came = {
      key: complete ? keys || 'nothing' : `open ${keys}`.trim(),
      isOpen: !complete,
      outcomes,
      rule: fired[0] ?? (complete ? 'otherwise' : 'open'),
    };
    this.#came.set(words, came);
    return came;
  }

  /** What was counted otherwise then is as unknown as what was not recorded. */
  #valueOf(id: string, i: number, past: PastDecision, then: Then | undefined, tally: Tally): Slot {
    const value = past.facts[id];
    if (!then?.isAlike) return null;
    if (value === undefined) return then.isAsked || past.absent.includes(id) ? undefined : null;
    if (this.#checks[i]?.(value)) return value;
    count(tally.unreadable, id);
    return null;
  }

  #thenIn(edition: string): readonly Then[] {
    const known = this.#then.get(edition);
    if (known) return known;
    const meanings = this.#meanings[edition] ?? {};
    const then = this.#plan.facts.map((id) => ({
      isAlike: meanings[id] === meaningOf(this.#edition, id),
      isAsked: isAsked(this.#edition, id),
    }));
    this.#then.set(edition, then);
    return then;
  }
}

/** What is known of a fact under an edition of the past. */
interface Then {
  /** Whether its value means the same there as here. */
  readonly isAlike: boolean;
  /** Whether answers say it: a case has all of them, so that one that is not there was not given. */
  readonly isAsked: boolean;
}

/** Whether a value is in the domain of a fact; made once, for it is asked of every case. */
function checkOf(edition: Edition, id: string): (value: FactValue) => boolean {
  const fact = edition.facts[id];
  if (!fact) return () => false;
  const fine = new Set<FactValue>();
  return (value) => {
    if (fine.has(value)) return true;
    const fits = checkFact(fact, value).length === 0;
    if (fits && !Array.isArray(value) && fine.size < 1000) fine.add(value);
    return fits;
  };
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
