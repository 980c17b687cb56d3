import type { CaseView } from '@bitan/api';
import { useTexts } from '../../texts/index.ts';

/** What the rules know about a case. */
export function Facts({ facts }: { readonly facts: CaseView['facts'] }) {
  const { t, say } = useTexts();
  return (
    <>
      <p className="quiet" style={{ marginTop: 0 }}>
        {t('case.factsNote')}
      </p>
      <dl className="record">
        {facts.map(({ fact, title, said }) => (
          <FactRow key={fact} term={say(title)} said={say(said)} />
        ))}
      </dl>
    </>
  );
}

export function FactRow({ term, said }: { readonly term: string; readonly said: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{said}</dd>
    </>
  );
}
