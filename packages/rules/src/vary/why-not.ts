import type {
  Basis,
  Edition,
  Facts,
  FactValue,
  Language,
  ParameterValue,
} from '@bitan/definitions';
import { sayParameterValue } from '@bitan/definitions';
import { type DecideOptions, decide } from '../decide.ts';
import { explain } from '../explain.ts';
import { decisionOf } from '../find.ts';
import { sayOutcome, sayValue } from '../say.ts';
import { supposing } from '../supposing.ts';
import { words } from '../words.ts';
import { type Variations, varyFacts } from './facts.ts';
import { outcomeNamed } from './outcome.ts';
import { varyParameters } from './parameters.ts';

/** Why an outcome did not come about, and what would have led to it. */
export interface WhyNot {
  /** Whether it did come about. */
  readonly happened: boolean;
  /** For each rule that gives it, what kept it away. */
  readonly reasons: readonly string[];
  readonly facts: Said;
  readonly parameters: Said;
}

export interface Said {
  readonly result: Variations<unknown>['result'];
  /** Each in a sentence, with the basis of the rules that would decide then. */
  readonly changes: readonly { readonly sentence: string; readonly basis: readonly Basis[] }[];
  /** What is said where there is none. */
  readonly summary: string;
}

/**
 * Says why a decision does not come to an outcome, and the smallest changes of facts, and of
 * parameters that are not locked, with which it would.
 *
 * @throws FactError for facts outside the vocabulary; Error for an outcome that there is not
 */
export async function whyNot(
  edition: Edition,
  decision: string,
  facts: Facts,
  outcome: string,
  language: Language,
  options: DecideOptions = {},
): Promise<WhyNot> {
  const type = outcomeNamed(edition, decision, outcome);
  const decided = await decide(edition, decision, facts, options);
  const happened = (decided.outcomes ?? [decided.outcome]).some((one) => one?.type === type);
  const { notHappened } = explain(edition, decided, language);
  const reasons = notHappened.find((one) => one.outcome.type === type)?.reasons ?? [];
  const say = new Saying(edition, decision, facts, type, language, options);
  const none: Said = { result: 'none', changes: [], summary: '' };
  if (happened) return { happened, reasons, facts: none, parameters: none };
  return { happened, reasons, facts: await say.facts(), parameters: await say.parameters() };
}

class Saying {
  readonly #edition: Edition;
  readonly #decision: string;
  readonly #facts: Facts;
  readonly #type: string;
  readonly #language: Language;
  readonly #options: DecideOptions;

  constructor(
    edition: Edition,
    decision: string,
    facts: Facts,
    type: string,
    language: Language,
    options: DecideOptions,
  ) {
    this.#edition = edition;
    this.#decision = decision;
    this.#facts = facts;
    this.#type = type;
    this.#language = language;
    this.#options = options;
  }

  async facts(): Promise<Said> {
    const varied = varyFacts(this.#edition, this.#decision, this.#facts, this.#type, this.#options);
    const changes = varied.changes.map(async (all) => {
      const said = all.map(({ fact: id, from, to }) => {
        const fact = this.#edition.facts[id];
        const value = (one: FactValue | undefined) =>
          fact && one !== undefined ? sayValue(fact, one, this.#language) : this.#words.unknown;
        return this.#words.change(fact?.title[this.#language] ?? id, value(from), value(to));
      });
      const then = Object.fromEntries(all.map(({ fact, to }) => [fact, to]));
      return this.#sentence(said, this.#edition, { ...this.#facts, ...then });
    });
    return this.#said(varied.result, await Promise.all(changes), 'facts');
  }

  async parameters(): Promise<Said> {
    const varied = varyParameters(
      this.#edition,
      this.#decision,
      this.#facts,
      this.#type,
      this.#options,
    );
    const changes = varied.changes.map(async (all) => {
      const said = all.map(({ parameter: id, from, to }) => {
        const parameter = this.#edition.parameters[id];
        const value = (one: ParameterValue) =>
          parameter ? sayParameterValue(parameter, one, this.#language) : String(one);
        return this.#words.change(parameter?.title[this.#language] ?? id, value(from), value(to));
      });
      const then = Object.fromEntries(all.map(({ parameter, to }) => [parameter, to]));
      return this.#sentence(said, supposing(this.#edition, then), this.#facts);
    });
    return this.#said(varied.result, await Promise.all(changes), 'parameters');
  }

  async #sentence(changes: readonly string[], edition: Edition, facts: Facts) {
    const decision = decisionOf(edition, this.#decision);
    const { fired } = await decide(edition, this.#decision, facts, this.#options);
    const rules = decision.rules.filter(({ name }) => fired.includes(name));
    const outcome = sayOutcome(decision, { type: this.#type }, this.#language);
    return {
      sentence: this.#words.would(changes.join(words[this.#language].and), outcome),
      basis: rules.flatMap(({ basis }) => basis),
    };
  }

  #said(result: Said['result'], changes: Said['changes'], what: 'facts' | 'parameters'): Said {
    return { result, changes, summary: this.#words[result][what] };
  }

  get #words() {
    return sayings[this.#language];
  }
}

const sayings = {
  'zh-CN': {
    unknown: '尚不清楚',
    change: (title: string, from: string, to: string) => `「${title}」由${from}变为${to}`,
    would: (changes: string, outcome: string) => `如果${changes}，则为「${outcome}」。`,
    found: { facts: '最少改变以下事实：', parameters: '最少改变以下参数：' },
    none: {
      facts: '已证明：改变三项以内的事实都不会得出该结论。',
      parameters: '在允许范围内改变一至两项未锁定的参数，都不会得出该结论。',
    },
    undecided: { facts: '尚未查完，不能断定。', parameters: '尚未查完，不能断定。' },
  },
  en: {
    unknown: 'unknown',
    change: (title: string, from: string, to: string) => `“${title}” were ${to} instead of ${from}`,
    would: (changes: string, outcome: string) => `If ${changes}, it would be “${outcome}”.`,
    found: {
      facts: 'The smallest changes of facts:',
      parameters: 'The smallest changes of parameters:',
    },
    none: {
      facts: 'Proved: no change of up to three facts leads there.',
      parameters: 'No change of one or two unlocked parameters within their ranges leads there.',
    },
    undecided: {
      facts: 'Not all was looked at; this is not decided.',
      parameters: 'Not all was looked at; this is not decided.',
    },
  },
} as const;
