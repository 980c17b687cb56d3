import type { Edition, Text } from '@bitan/definitions';
import { closures } from '../compile/closures.ts';
import type { Decided, OutcomeGiven, RuleTrace } from '../decided.ts';
import { deciding } from '../deciding.ts';
import { explain, sayReason } from '../explain.ts';
import type { PastDecision } from './past.ts';
import type { Replaying } from './replaying.ts';
import { Side } from './side.ts';

/** A case of the past that would be decided differently, and what makes the difference. */
export interface ChangedCase {
  readonly case: string;
  readonly decision: string;
  readonly at: string;
  readonly before: readonly OutcomeGiven[];
  readonly after: readonly OutcomeGiven[];
  /** Each in a sentence or two, with the reasons. */
  readonly said: { readonly before: Text; readonly after: Text };
  /** The rules that decided under one of the editions only. */
  readonly responsible: readonly Responsible[];
}

export interface Responsible {
  readonly rule: string;
  readonly title: Text;
  /** `lost`: it holds no more. `gained`: it holds now. `outranked`: it holds, others decide. */
  readonly change: 'removed' | 'added' | 'lost' | 'gained' | 'outranked';
  /** The conditions that make it so, as they would be now, or for a rule that is gone, as they were. */
  readonly conditions: readonly Text[];
}

/** Explains decisions of the past that would be others now. */
export function changeExplainer(
  given: Omit<Replaying, 'compile'>,
): (past: PastDecision) => ChangedCase {
  const sides = new Map<string, Side>();
  const made = (which: 'from' | 'to', past: PastDecision): Made => {
    const key = `${which} ${past.decision}`;
    const side =
      sides.get(key) ?? new Side(given[which], past.decision, { ...given, compile: closures });
    sides.set(key, side);
    side.decide(side.read(past, {}));
    return { decided: side.unpacked(), outcomes: side.result().outcomes };
  };
  return (past) => changed(given, past, made('from', past), made('to', past));
}

interface Made {
  readonly decided: Decided;
  readonly outcomes: readonly OutcomeGiven[];
}

function changed(
  { from, to }: Pick<Replaying, 'from' | 'to'>,
  past: PastDecision,
  before: Made,
  after: Made,
): ChangedCase {
  return {
    case: past.case,
    decision: past.decision,
    at: past.at,
    before: before.outcomes,
    after: after.outcomes,
    said: {
      before: summaryOf(from, before.decided),
      after: summaryOf(to, after.decided),
    },
    responsible: responsibleFor({ from, to }, before.decided, after.decided),
  };
}

/** Says what makes the same facts come to something else under another edition. */
function responsibleFor(
  editions: { readonly from: Edition; readonly to: Edition },
  before: Decided,
  after: Decided,
): Responsible[] {
  const made = new Set([...before.fired, ...after.fired]);
  return [...made]
    .filter((rule) => before.fired.includes(rule) !== after.fired.includes(rule))
    .map((rule) => {
      const was = traceOf(before, rule);
      const is = traceOf(after, rule);
      const [edition, decided, trace] = is
        ? [editions.to, after, is]
        : [editions.from, before, was as RuleTrace];
      return {
        rule,
        title: titleOf(edition, decided.decision, rule),
        change: changeOf(before.fired.includes(rule), was, is),
        conditions: deciding(trace.conditions).map((leaf) => ({
          'zh-CN': sayReason(edition, decided, leaf, 'zh-CN'),
          en: sayReason(edition, decided, leaf, 'en'),
        })),
      };
    });
}

function changeOf(
  firedBefore: boolean,
  was: RuleTrace | undefined,
  is: RuleTrace | undefined,
): Responsible['change'] {
  if (!is) return 'removed';
  if (!was) return 'added';
  if (!firedBefore) return 'gained';
  return is.holds === true ? 'outranked' : 'lost';
}

const traceOf = ({ trace }: Decided, rule: string) => trace.find((one) => one.rule === rule);

const titleOf = (edition: Edition, decision: string, name: string): Text =>
  edition.decisions[decision]?.rules.find((rule) => rule.name === name)?.title ?? {
    'zh-CN': name,
    en: name,
  };

/** What a decision proposes and why, in both languages. */
const summaryOf = (edition: Edition, decided: Decided): Text => ({
  'zh-CN': explain(edition, decided, 'zh-CN').summary,
  en: explain(edition, decided, 'en').summary,
});
