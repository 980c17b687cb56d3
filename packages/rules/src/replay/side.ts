import type { Edition, FactValue } from '@bitan/definitions';
import { type Plan, planOf } from '../compile/plan.ts';
import { type Decider, type Result, resultOf, type Slot } from '../compile/result.ts';
import { unpack } from '../compile/unpack.ts';
import { type Decided, keyOf } from '../decided.ts';
import { checkFact } from '../fact-error.ts';
import { isAsked, meaningOf } from './meaning.ts';
import type { PastDecision } from './past.ts';
import type { Replaying } from './replaying.ts';

/** What a decision came to, by a key that is the same for the same outcomes. */
export interface Came {
  readonly key: string;
  readonly isOpen: boolean;
  readonly outcomes: Result['outcomes'];
  /** The rule that decided, or the first that did. */
  readonly rule: string;
}

/** One decision under one edition of a replay. */
export class Side {
  /** What was read of the case last. */
  readonly values: Slot[];
  readonly #edition: Edition;
  readonly #plan: Plan;
  readonly #decide: Decider;
  readonly #meanings: Replaying['meanings'];
  readonly #packed: Int32Array;
  /** Where the result begins. */
  readonly #result: number;
  readonly #checks: readonly ((value: FactValue) => boolean)[];
  /** By edition of the past, for each fact. */
  readonly #then = new Map<string, readonly Then[]>();
  readonly #came = new Map<number | string, Came>();
  readonly #missing = new Map<string, readonly string[]>();
  #decided: readonly Slot[];

  constructor(edition: Edition, decision: string, { at, compile, meanings }: Replaying) {
    this.#edition = edition;
    this.#plan = planOf(edition, decision, { at });
    this.#decide = compile(this.#plan);
    this.#meanings = meanings;
    this.#packed = new Int32Array(this.#plan.packedWords);
    this.#result = this.#plan.decisions.at(-1)?.result ?? 0;
    this.#checks = this.#plan.facts.map((id) => checkOf(edition, id));
    this.values = this.#plan.facts.map(() => undefined);
    this.#decided = this.values;
  }

  /** Whether another side reads the same values of every case. */
  readsLike(other: Side): boolean {
    const reading = ({ plan, edition }: { plan: Plan; edition: Edition }) =>
      JSON.stringify(plan.facts.map((id) => [edition.facts[id], meaningOf(edition, id)]));
    const [own, others] = [this, other].map((side) =>
      reading({ plan: side.#plan, edition: side.#edition }),
    );
    return own === others;
  }

  /**
   * Reads the facts of a case as they were known.
   * @param unreadable where values that the vocabulary does not have any more are counted
   */
  read(past: PastDecision, unreadable: Record<string, number>): readonly Slot[] {
    const { facts } = this.#plan;
    const then = this.#thenIn(past.edition);
    for (let i = 0; i < facts.length; i += 1) {
      const id = facts[i] as string;
      const value = past.facts[id];
      const { isAlike, isAsked } = then[i] as Then;
      // What was counted otherwise then is as unknown as what was not recorded.
      if (!isAlike) this.values[i] = null;
      else if (value === undefined) {
        this.values[i] = isAsked || past.absent.includes(id) ? undefined : null;
      } else if (this.#checks[i]?.(value)) this.values[i] = value;
      else {
        unreadable[id] = (unreadable[id] ?? 0) + 1;
        this.values[i] = null;
      }
    }
    return this.values;
  }

  decide(values: readonly Slot[]): Came {
    this.#decided = values;
    this.#decide(values, this.#packed, 0);
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

  result = (): Result => resultOf(this.#plan, this.#packed, 0);
  unpacked = (): Decided => unpack(this.#plan, this.#packed, 0, this.#decided);

  /** There are few results, so each is put in words once. */
  #cameTo(): Came {
    const isOneWord = this.#packed.length === this.#result + 1;
    const words = isOneWord
      ? (this.#packed[this.#result] as number)
      : this.#packed.subarray(this.#result).join();
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
