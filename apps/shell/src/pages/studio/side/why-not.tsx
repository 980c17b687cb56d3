import type { Tried } from '@bitan/api';
import { BasisPopover } from '../../../components/basis.tsx';
import { useTexts } from '../../../texts/index.ts';

type Why = NonNullable<Tried['whyNot']>;

/** Why an outcome did not come about, and the smallest changes that would have led to it. */
export function WhyNot({ why }: { readonly why: Why }) {
  const { t, say } = useTexts();
  if (why.happened) return <p>{t('studio.happened')}</p>;
  return (
    <div data-testid="why-not">
      <ul className="studio-findings">
        {why.reasons.map((reason) => (
          <li key={reason.en}>{say(reason)}</li>
        ))}
      </ul>
      <Changes of={why.facts} />
      <Changes of={why.parameters} />
    </div>
  );
}

function Changes({ of: { summary, changes } }: { readonly of: Why['facts'] }) {
  const { say } = useTexts();
  return (
    <>
      <p>{say(summary)}</p>
      <ul className="studio-findings">
        {changes.map(({ sentence, basis }) => (
          <li key={sentence.en}>
            {say(sentence)} {basis.length > 0 && <BasisPopover basis={basis} />}
          </li>
        ))}
      </ul>
    </>
  );
}
