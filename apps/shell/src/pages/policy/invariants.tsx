import type { InvariantView } from '@bitan/api';
import { BasisPopover } from '../../components/basis.tsx';
import { useTexts } from '../../texts/index.ts';

/** What no edition may ever do, in words. */
export function Invariants({ invariants }: { readonly invariants: readonly InvariantView[] }) {
  const { t, say } = useTexts();
  return (
    <>
      <p className="quiet">{t('policy.invariantNote')}</p>
      <ul className="rules">
        {invariants.map(({ id, title, sentence, basis, definedBy }) => (
          <li key={id} className="rule" data-invariant={id}>
            <strong>{say(title)}</strong>
            <p>{say(sentence)}</p>
            <div className="row quiet">
              {say(definedBy.title)} <BasisPopover basis={basis} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
