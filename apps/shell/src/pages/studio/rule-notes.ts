import type { CasesView, DraftView } from '@bitan/api';
import type { Edition, Layer, RuleChange, Text } from '@bitan/definitions';
import { itemAt } from '@bitan/definitions';

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

const none: RuleNotes = { sentences: [], conditions: [] };

/**
 * The notes of the rules of a decision. Those of a rule of which nothing new is said stay the same
 * object, so that its card is not drawn anew.
 */
export class Notes {
  #known = new Map<string, { text: string; notes: RuleNotes }>();

  of(decision: string, rule: string, { layer, above, checks, coverage, say }: Sources): RuleNotes {
    const notes = notesOf(decision, rule, { layer, above, checks, coverage, say });
    const key = `${decision}/${rule}`;
    const text = JSON.stringify(notes);
    const known = this.#known.get(key);
    if (known?.text === text) return known.notes;
    this.#known.set(key, { text, notes });
    return notes;
  }
}

export interface Sources {
  readonly layer: Layer;
  readonly above: Edition;
  readonly checks: DraftView | undefined;
  readonly coverage: CasesView['coverage'] | undefined;
  readonly say: (text: Text) => string;
}

function notesOf(decision: string, rule: string, sources: Sources): RuleNotes {
  const { layer, above, checks, coverage, say } = sources;
  const path = `rules/${decision}/${rule}`;
  const change = itemAt(layer, path) as RuleChange | undefined;
  const lockedBy = above.provenance[path]?.lockedBy;
  const by = lockedBy && above.chain.find(({ id }) => id === lockedBy)?.title;
  const findings = (checks?.findings ?? []).filter(({ place }) => place === path);
  const analysis = (checks?.analysis ?? []).filter(
    (one) => one.decision === decision && one.rules.includes(rule),
  );
  const cases = coverage?.find((one) => one.decision === decision && one.rule === rule)?.decided;
  const at = analysis.filter(({ pointer }) => pointer !== undefined);
  if (!change && !by && findings.length + analysis.length === 0 && cases === undefined) return none;
  return {
    ...(change && { change: 'add' in change ? 'added' : 'changed' }),
    ...(by && { locked: say(by) }),
    ...(cases !== undefined && { cases }),
    sentences: [
      ...findings.map(({ code, severity, message, cure }) => ({
        key: code + message.en,
        tone: severity,
        sentence: {
          'zh-CN': `${message['zh-CN']}${cure['zh-CN']}`,
          en: `${message.en} ${cure.en}`,
        },
      })),
      ...analysis.map(({ key, sentence }) => ({ key, tone: 'warning' as const, sentence })),
    ],
    conditions: at.map(({ pointer = '', sentence }) => [pointer, say(sentence)] as const),
  };
}
