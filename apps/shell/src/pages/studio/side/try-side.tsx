import type { Example, FactValue } from '@bitan/definitions';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useAsk } from '../../../api/queries.ts';
import { TermInput } from '../../../components/condition/term-input.tsx';
import { factsRead } from '../../../components/condition/vocabulary.ts';
import { DecisionCard } from '../../../components/decision-card/decision-card.tsx';
import { ProblemBanner } from '../../../components/problem-banner.tsx';
import { useTexts } from '../../../texts/index.ts';
import { useDraft, useStudio } from '../studio.tsx';
import { Adopt } from './checks-side.tsx';
import { WhyNot } from './why-not.tsx';

/** Any facts, what the draft makes of them, and why not something else. */
export function TrySide({ decision }: { readonly decision: string }) {
  const { t, say } = useTexts();
  const { view, vocabulary } = useStudio();
  const { edition, saving } = useDraft('edition', 'saving');
  const [facts, setFacts] = useState<Record<string, FactValue>>({});
  const [whyNot, setWhyNot] = useState<string>();
  const trial = useAsk('tryDecision');
  const run = (asked = whyNot) =>
    trial.mutate({
      path: { decision },
      body: { facts, draft: view.id, ...(asked !== undefined && { whyNot: asked }) },
    });
  const change = (id: string, value: FactValue | undefined) => {
    const { [id]: _, ...others } = facts;
    setFacts(value === undefined ? others : { ...others, [id]: value });
  };
  const outcomes = edition.decisions[decision]?.outcomes ?? [];
  return (
    <div className="stack-small" data-testid="studio-try">
      <FromCase decision={decision} onChoose={setFacts} />
      {factsRead(Object.values(edition.decisions), decision).flatMap((id) => {
        const term = vocabulary.terms.get(id);
        if (!term) return [];
        return [
          <div key={id} className="stack-small">
            <small>{say(term.title)}</small>
            <TermInput
              term={term}
              several={term.type === 'set'}
              label={say(term.title)}
              value={facts[id]}
              onChange={(value) => change(id, value)}
            />
          </div>,
        ];
      })}
      <Button type="primary" onClick={() => run()} loading={trial.isPending} disabled={saving}>
        {t('policy.tryRun')}
      </Button>
      <div aria-live="polite" className="stack-small">
        <ProblemBanner problem={trial.error} />
        {trial.data && (
          <>
            <DecisionCard card={trial.data.card} />
            <Select<string>
              aria-label={t('studio.whyNot')}
              placeholder={t('studio.whyNot')}
              style={{ width: '100%' }}
              value={whyNot ?? null}
              options={outcomes.map(({ type, title }) => ({ value: type, label: say(title) }))}
              onChange={(outcome) => {
                setWhyNot(outcome);
                run(outcome);
              }}
            />
            {trial.data.whyNot && <WhyNot why={trial.data.whyNot} />}
            <Keep decision={decision} facts={facts} outcomes={outcomesOf(trial.data)} />
          </>
        )}
      </div>
    </div>
  );
}

type Outcomes = NonNullable<Example['expect'][number]['outcomes']>;

const outcomesOf = ({ outcome, outcomes }: { outcome?: unknown; outcomes?: unknown[] }): Outcomes =>
  (outcomes ?? (outcome ? [outcome] : [])) as Outcomes;

/** Begins with the facts of a case that there is. */
function FromCase(props: {
  readonly decision: string;
  readonly onChoose: (facts: Record<string, FactValue>) => void;
}) {
  const { t, say } = useTexts();
  const { edition, layer } = useDraft('edition', 'layer');
  const cases = [...edition.examples, ...(layer.examples ?? [])].filter(({ expect }) =>
    expect.some(({ decision }) => decision === props.decision),
  );
  return (
    <Select<string>
      aria-label={t('studio.fromCase')}
      placeholder={t('studio.fromCase')}
      style={{ width: '100%' }}
      value={null}
      options={cases.map(({ id, title }) => ({ value: id, label: say(title) }))}
      onChange={(id) => props.onChoose({ ...cases.find((one) => one.id === id)?.facts })}
    />
  );
}

/** Keeps what was tried as a case: from now on the decision must come to the same. */
function Keep({
  decision,
  facts,
  outcomes,
}: {
  readonly decision: string;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly outcomes: Outcomes;
}) {
  const { words } = useStudio();
  const { layer } = useDraft('layer');
  const decided = words.decisions[decision];
  if (!decided || outcomes.length === 0) return null;
  const number = (layer.examples?.length ?? 0) + 1;
  const titled = (language: 'zh-CN' | 'en') => {
    const said = outcomes.map(
      ({ type }) => decided.outcomes.find((one) => one.type === type)?.title[language] ?? type,
    );
    return `${decided.title[language]}: ${said.join(', ')} (${number})`;
  };
  const example: Example = {
    id: `own-${decision}-${number}`,
    title: { 'zh-CN': titled('zh-CN'), en: titled('en') },
    facts: { ...facts },
    expect: [{ decision, outcomes }],
  };
  return <Adopt example={example} />;
}
