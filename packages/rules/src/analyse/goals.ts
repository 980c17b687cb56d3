import type { Node } from '../compile/plan.ts';
import { keyOf } from '../decided.ts';
import type { RuleTests } from './rule-tests.ts';
import type { Goal, Look } from './search.ts';
import type { Chosen, Space } from './space.ts';

/** What a rule comes to in a case of which only some is known. */
type Now = 'holds' | 'open' | 'fails';

/** Questions about one decision, each as a goal for a search. */
export class Goals {
  readonly #space: Space;
  readonly #possible: number;
  readonly #keys: readonly string[];

  constructor(space: Space) {
    this.#space = space;
    this.#possible = space.plan.words;
    this.#keys = space.own.outcomes.map(keyOf);
  }

  /** No rule holds. */
  readonly gap: Goal = (words, chosen) => this.#noneOf(this.#space.rules, words, chosen);

  /** The rule decides: it holds, and of a `first` decision none before it. */
  decides(place: number): Goal {
    return (words, chosen) => this.#decides(place, words, chosen);
  }

  /** A rule decides, and another behind it holds too. */
  overlap(place: number, later: number): Goal {
    return (words, chosen) =>
      both(this.#holds(later, words, chosen), () => this.#decides(place, words, chosen));
  }

  /** Without the rule it would come to something else. */
  needed(place: number): Goal {
    return (words, chosen) =>
      both(this.#decides(place, words, chosen), () => this.#insteadDiffers(place, words, chosen));
  }

  /** It matters which of two conditions the rule has: it would come to something else. */
  differ(place: number, one: RuleTests, other: RuleTests): Goal {
    return (words, chosen) => {
      const [was, is] = [this.#now(one, words), this.#now(other, words)];
      if (was === is && was !== 'open') return false;
      if (was === 'open') return this.#open(one.node, words, chosen);
      if (is === 'open') return this.#open(other.node, words, chosen);
      return both(this.#noneBefore(place, words, chosen), () =>
        this.#insteadDiffers(place, words, chosen),
      );
    };
  }

  /** It comes to an outcome of this type, whatever else it collects. */
  comesTo(type: string): Goal {
    const { decision, rules, outcomes } = this.#space.own;
    const isMeant = (place: number) => outcomes[place]?.type === type;
    if (decision.hit === 'collect') {
      const meant = this.#space.rules.filter((_, place) => isMeant(place));
      return (words, chosen) => {
        const none = this.#noneOf(meant, words, chosen);
        if (none !== true) return not(none);
        return isMeant(rules.length) ? this.#noneOf(this.#space.rules, words, chosen) : false;
      };
    }
    return (words, chosen) => {
      for (const [place, rule] of this.#space.rules.entries()) {
        const now = this.#now(rule, words);
        if (now === 'open') return this.#open(rule.node, words, chosen);
        if (now === 'holds') return isMeant(place);
      }
      return isMeant(rules.length);
    };
  }

  #decides(place: number, words: Int32Array, chosen: Chosen): Look {
    return both(this.#holds(place, words, chosen), () => this.#noneBefore(place, words, chosen));
  }

  #noneBefore(place: number, words: Int32Array, chosen: Chosen): Look {
    if (this.#space.own.decision.hit === 'collect') return true;
    return this.#noneOf(this.#space.rules, words, chosen, place);
  }

  /** What the decision comes to where this rule does not take part is not what the rule gives. */
  #insteadDiffers(place: number, words: Int32Array, chosen: Chosen): Look {
    const { decision, rules, outcomes } = this.#space.own;
    const own = this.#keys[place];
    if (decision.hit === 'collect') {
      const others = this.#space.rules.filter((_, i) => i !== place);
      const same = this.#space.rules.filter((_, i) => i !== place && this.#keys[i] === own);
      return both(this.#noneOf(same, words, chosen), () =>
        // What is given when nothing is collected may be what the rule gives.
        this.#keys[rules.length] === own ? not(this.#noneOf(others, words, chosen)) : true,
      );
    }
    for (let later = place + 1; later < this.#space.rules.length; later += 1) {
      const rule = this.#space.rules[later] as RuleTests;
      const now = this.#now(rule, words);
      if (now === 'open') return this.#open(rule.node, words, chosen);
      if (now === 'holds') return this.#keys[later] !== own;
    }
    return outcomes.length > rules.length ? this.#keys[rules.length] !== own : true;
  }

  /** None of these rules holds, up to this many of them. */
  #noneOf(
    rules: readonly RuleTests[],
    words: Int32Array,
    chosen: Chosen,
    most = rules.length,
  ): Look {
    let open: RuleTests | undefined;
    for (let i = 0; i < most; i += 1) {
      const rule = rules[i] as RuleTests;
      const now = this.#now(rule, words);
      if (now === 'holds') return false;
      if (now === 'open') open ??= rule;
    }
    return open ? this.#open(open.node, words, chosen) : true;
  }

  #holds(place: number, words: Int32Array, chosen: Chosen): Look {
    const rule = this.#space.rules[place] as RuleTests;
    const now = this.#now(rule, words);
    return now === 'open' ? this.#open(rule.node, words, chosen) : now === 'holds';
  }

  #now(rule: RuleTests, words: Int32Array): Now {
    if (!rule.isPossible(words, this.#possible)) return 'fails';
    return rule.isCertain(words, this.#possible) ? 'holds' : 'open';
  }

  /** @throws Error where nothing is left to choose: then the condition would be settled */
  #open(node: Node, words: Int32Array, chosen: Chosen): number {
    const open = this.#space.openIn(node, words, chosen);
    if (open === undefined) throw new Error('a condition is open with all facts known');
    return open;
  }
}

const not = (look: Look): Look => (typeof look === 'number' ? look : !look);

/** Both; what keeps the first open is asked first. */
function both(first: Look, second: () => Look): Look {
  if (first === false) return false;
  const other = second();
  if (other === false) return false;
  return first === true ? other : first;
}
