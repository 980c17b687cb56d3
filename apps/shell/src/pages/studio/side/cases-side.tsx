import type { CasesView } from '@bitan/api';
import { Button, Spin } from 'antd';
import { Badge } from '../../../components/badge.tsx';
import { ProblemBanner } from '../../../components/problem-banner.tsx';
import { useTexts } from '../../../texts/index.ts';
import { put } from '../rule-doings.ts';
import { useCases, useStudio } from '../studio.tsx';
import { Adopt } from './checks-side.tsx';

/** The cases that ask a decision, with their results, and thresholds that no case shows yet. */
export function CasesSide({ decision }: { readonly decision: string }) {
  const { t, say } = useTexts();
  const cases = useCases();
  if (cases.error) return <ProblemBanner problem={cases.error} />;
  if (!cases.data) return <Spin />;
  const own = cases.data.cases.filter(({ decisions }) => decisions.includes(decision));
  const proposed = cases.data.proposed.filter(({ expect }) =>
    expect.some((one) => one.decision === decision),
  );
  return (
    <div className="stack-small" data-testid="studio-cases">
      <Covered coverage={cases.data.coverage.filter((one) => one.decision === decision)} />
      <ul className="studio-findings">
        {own
          .toSorted((a, b) => Number(a.ok) - Number(b.ok))
          .map((one) => (
            <Case key={one.id} one={one} />
          ))}
      </ul>
      {proposed.length > 0 && (
        <>
          <strong>{t('studio.proposed')}</strong>
          <ul className="studio-findings">
            {proposed.map((example) => (
              <li key={example.id}>
                {say(example.title)} <Adopt example={example} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Case({ one }: { readonly one: CasesView['cases'][number] }) {
  const { t, say } = useTexts();
  const { store, view } = useStudio();
  const { id, title, ok, message, own } = one;
  return (
    <li data-case={id}>
      <Badge tone={ok ? 'good' : 'bad'}>{t(ok ? 'studio.passes' : 'studio.caseFails')}</Badge>{' '}
      {say(title)}
      {!ok && <div className="finding-error">{say(message)}</div>}
      {own && view.mayEdit && (
        <Button
          type="link"
          size="small"
          danger
          onClick={() => store.do(put(`examples/${id}`, undefined))}
        >
          {t('condition.remove')}
        </Button>
      )}
    </li>
  );
}

/** How much of the decision the cases show: rules that decide, comparisons that came out both ways. */
function Covered({ coverage }: Pick<CasesView, 'coverage'>) {
  const { t } = useTexts();
  const conditions = coverage.flatMap((one) => one.conditions);
  return (
    <span className="quiet">
      {t('studio.coverage', {
        rules: coverage.filter(({ decided }) => decided > 0).length,
        ofRules: coverage.length,
        conditions: conditions.filter(({ held, failed }) => held > 0 && failed > 0).length,
        ofConditions: conditions.length,
      })}
    </span>
  );
}
