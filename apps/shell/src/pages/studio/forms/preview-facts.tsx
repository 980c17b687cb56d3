import type { Answers } from '@bitan/api';
import { bindAnswers, settle } from '@bitan/forms';
import { sayValue } from '@bitan/rules/browser';
import { useTexts } from '../../../texts/index.ts';
import { useDraft } from '../studio.tsx';
import { PreviewDecisions } from './preview-decisions.tsx';
import type { Shaped } from './shaping.ts';

interface Props {
  readonly form: Shaped['form'];
  readonly answers: Answers;
}

/** The facts that rules would read of the answers, and what they would make of them. */
export function PreviewFacts({ form, answers }: Props) {
  const { t, say, language } = useTexts();
  const { edition } = useDraft('edition');
  const facts = Object.entries(bindAnswers(form, settle(form, answers), edition.facts)).flatMap(
    ([id, value]) => (value === undefined || !edition.facts[id] ? [] : [[id, value] as const]),
  );
  if (facts.length === 0) return null;
  return (
    <section className="stack-small" aria-label={t('designer.facts')}>
      <strong>{t('designer.facts')}</strong>
      <ul data-testid="form-facts">
        {facts.map(([id, value]) => {
          const fact = edition.facts[id];
          return (
            fact && (
              <li key={id}>
                {say(fact.title)}: {sayValue(fact, value, language)}
              </li>
            )
          );
        })}
      </ul>
      <PreviewDecisions facts={Object.fromEntries(facts)} />
    </section>
  );
}
