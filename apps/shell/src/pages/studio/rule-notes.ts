import type { CasesView, DraftView } from '@bitan/api';
import { type Edition, itemsOf, type Layer, type RuleChange, type Text } from '@bitan/definitions';

/** What there is to say about a rule beside what it says itself. */
export interface RuleNotes {
  readonly change?: 'added' | 'changed';
  /** Who locked it, in words. */
  readonly locked?: string;
  /** In how many cases it decided. */
  readonly cases?: number;
  readonly sentences: readonly {
    readonly key: string;
    readonly tone: 'error' | 'warning';
    readonly sentence: Text;
  }[];
  /** Findings about single comparisons: pointer and sentence. */
  readonly conditions: readonly (readonly [string, string])[];
}

export interface Sources {
  readonly layer: Layer;
  readonly above: Edition;
  readonly checks: DraftView | undefined;
  readonly coverage: CasesView['coverage'] | undefined;
  readonly say: (text: Text) => string;
}

export const noNotes: RuleNotes = { sentences: [], conditions: [] };

/**
 * The notes of the rules of a decision, by name. Those of a rule of which nothing new is said stay
 * the same object, so that its card is not drawn anew.
 */
export class Notes {
  #known = new Map<string, { readonly text: string; readonly notes: RuleNotes }>();

  of(decision: string, sources: Sources): ReadonlyMap<string, RuleNotes> {
    const gathered = gather(decision, sources);
    return new Map(
      [...gathered].map(([rule, notes]) => {
        const text = JSON.stringify(notes);
        const known = this.#known.get(rule);
        if (known?.text === text) return [rule, known.notes];
        this.#known.set(rule, { text, notes });
        return [rule, notes];
      }),
    );
  }
}

type Gathering = { -readonly [K in keyof RuleNotes]: RuleNotes[K] };

function gather(decision: string, sources: Sources): ReadonlyMap<string, RuleNotes> {
  const { layer, above, checks, coverage = [], say } = sources;
  const all = new Map<string, Gathering>();
  const of = (rule: string): Gathering => {
    const notes = all.get(rule) ?? { ...noNotes };
    all.set(rule, notes);
    return notes;
  };
  const prefix = `rules/${decision}/`;
  for (const [path, item] of itemsOf(layer)) {
    if (!path.startsWith(prefix)) continue;
    of(path.slice(prefix.length)).change = 'add' in (item as RuleChange) ? 'added' : 'changed';
  }
  for (const { name, locked } of above.decisions[decision]?.rules ?? []) {
    const by = locked && above.provenance[prefix + name]?.lockedBy;
    const title = by && above.chain.find(({ id }) => id === by)?.title;
    if (title) of(name).locked = say(title);
  }
  for (const one of coverage) if (one.decision === decision) of(one.rule).cases = one.decided;
  for (const { place, code, severity, message, cure } of checks?.findings ?? []) {
    if (!place.startsWith(prefix)) continue;
    const sentence = {
      'zh-CN': message['zh-CN'] + cure['zh-CN'],
      en: `${message.en} ${cure.en}`,
    };
    add(of(place.slice(prefix.length)), code + message.en, severity, sentence);
  }
  for (const { decision: where, rules, key, sentence, pointer } of checks?.analysis ?? []) {
    if (where !== decision) continue;
    for (const rule of rules) add(of(rule), key, 'warning', sentence);
    const [rule] = rules;
    if (rule !== undefined && pointer !== undefined) {
      const notes = of(rule);
      notes.conditions = [...notes.conditions, [pointer, say(sentence)]];
    }
  }
  return all;
}

/** Of many findings about one rule the first are enough on its card; the checks tell all. */
const enough = 3;

function add(notes: Gathering, key: string, tone: 'error' | 'warning', sentence: Text): void {
  if (notes.sentences.length < enough)
    notes.sentences = [...notes.sentences, { key, tone, sentence }];
}
