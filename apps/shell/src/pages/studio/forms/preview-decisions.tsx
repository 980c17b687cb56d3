import type { Tried } from '@bitan/api';
import type { FactValue } from '@bitan/definitions';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { call } from '../../../api/call.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { factsRead } from '../../../components/condition/vocabulary.ts';
import { DecisionCard } from '../../../components/decision-card/decision-card.tsx';
import { ProblemBanner } from '../../../components/problem-banner.tsx';
import { useTexts } from '../../../texts/index.ts';
import { useDraft, useStudio } from '../studio.tsx';

type Facts = Readonly<Record<string, FactValue>>;
interface Result {
  readonly facts: string;
  readonly decided: readonly { readonly decision: string; readonly card: Tried['card'] }[];
}

/** What the decisions that read these facts would propose, as the draft stands. */
export function PreviewDecisions({ facts }: { readonly facts: Facts }) {
  const { t, say } = useTexts();
  const { view } = useStudio();
  const { edition, saving } = useDraft('edition', 'saving');
  const decisions = Object.values(edition.decisions);
  const fed = decisions.filter(({ id }) => factsRead(decisions, id).some((one) => one in facts));
  const trial = useMutation<Result, ApiProblem, Facts>({
    mutationFn: async (given) => ({
      facts: JSON.stringify(given),
      decided: await Promise.all(
        fed.map(async ({ id }) => {
          const read = new Set(factsRead(decisions, id));
          const known = Object.entries(given).filter(([fact]) => read.has(fact));
          const body = { facts: Object.fromEntries(known), draft: view.id };
          const { card } = await call('tryDecision', { path: { decision: id }, body });
          return { decision: id, card };
        }),
      ),
    }),
  });
  if (fed.length === 0) return <span className="quiet">{t('designer.noDecision')}</span>;
  const { data } = trial;
  return (
    <div className="stack-small" data-testid="preview-decisions">
      <div className="row">
        <Button
          size="small"
          disabled={saving}
          loading={trial.isPending}
          onClick={() => trial.mutate(facts)}
        >
          {t('designer.decide')}
        </Button>
        <span className="quiet">
          {t('designer.fed', {
            decisions: fed.map(({ title }) => say(title)).join(t('common.and')),
          })}
        </span>
      </div>
      <div aria-live="polite" className="stack-small">
        <ProblemBanner problem={trial.error} />
        {data && data.facts !== JSON.stringify(facts) && (
          <Alert type="warning" showIcon title={t('designer.decidedBefore')} />
        )}
        {data?.decided.map(({ decision, card }) =>
          card.complete || card.proposal.length > 0 ? (
            <DecisionCard key={decision} card={card} />
          ) : null,
        )}
        {data && <Undecided cards={data.decided.map(({ card }) => card)} />}
      </div>
    </div>
  );
}

/** Decisions that need facts beyond those of the form: which, in a line each. */
function Undecided({ cards }: { readonly cards: readonly Tried['card'][] }) {
  const { t, say } = useTexts();
  const undecided = cards.filter(({ complete, proposal }) => !complete && proposal.length === 0);
  if (undecided.length === 0) return null;
  return (
    <ul data-testid="undecided">
      {undecided.map(({ title, missing }) => (
        <li key={title.en}>
          {t('designer.undecided', {
            decision: say(title),
            facts: missing.map((one) => say(one.title)).join(t('common.and')),
          })}
        </li>
      ))}
    </ul>
  );
}
