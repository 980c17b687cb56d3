import type { PolicyView } from '@bitan/api';
import type { FactValue } from '@bitan/definitions';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useAsk } from '../../api/queries.ts';
import { TermInput } from '../../components/condition/term-input.tsx';
import { factsRead, type Vocabulary } from '../../components/condition/vocabulary.ts';
import { DecisionCard } from '../../components/decision-card/decision-card.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useTexts } from '../../texts/index.ts';

interface Props {
  readonly policy: PolicyView;
  readonly vocabulary: Vocabulary;
  readonly tryIn: { readonly edition?: string };
}

/** Any facts, and what the rules would make of them; nothing is stored. */
export function TryDecision({ policy, vocabulary, tryIn }: Props) {
  const { t, say } = useTexts();
  const [decision, setDecision] = useState(policy.decisions[0]?.id ?? '');
  const [facts, setFacts] = useState<Record<string, FactValue>>({});
  const trial = useAsk('tryDecision');
  const run = () => trial.mutate({ path: { decision }, body: { facts, ...tryIn } });
  return (
    <div className="try">
      <div className="stack">
        <span className="quiet">{t('policy.tryIntro')}</span>
        <Select<string>
          aria-label={t('policy.tryDecision')}
          value={decision}
          options={policy.decisions.map(({ id, title }) => ({ value: id, label: say(title) }))}
          onChange={(next) => {
            setDecision(next);
            trial.reset();
          }}
        />
        <FactInputs
          ids={factsRead(policy.decisions, decision)}
          vocabulary={vocabulary}
          facts={facts}
          onChange={setFacts}
        />
        <div>
          <Button type="primary" onClick={run} loading={trial.isPending}>
            {t('policy.tryRun')}
          </Button>
        </div>
      </div>
      <div className="stack" aria-live="polite">
        <ProblemBanner problem={trial.error} />
        {trial.data && <DecisionCard card={trial.data.card} />}
      </div>
    </div>
  );
}

interface InputsProps {
  readonly ids: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly onChange: (facts: Record<string, FactValue>) => void;
}

/** Only the facts that this decision reads; what is left empty is not known. */
function FactInputs({ ids, vocabulary, facts, onChange }: InputsProps) {
  const { say } = useTexts();
  const change = (id: string, value: FactValue | undefined) => {
    const { [id]: _, ...others } = facts;
    onChange(value === undefined ? others : { ...others, [id]: value });
  };
  return (
    <div className="try-facts">
      {ids.flatMap((id) => {
        const term = vocabulary.terms.get(id);
        if (!term) return [];
        return [
          <span key={`${id} label`}>{say(term.title)}</span>,
          <TermInput
            key={id}
            term={term}
            several={term.type === 'set'}
            label={say(term.title)}
            value={facts[id]}
            onChange={(value) => change(id, value)}
          />,
        ];
      })}
    </div>
  );
}
