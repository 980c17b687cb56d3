import type { DraftView } from '@bitan/api';
import { Badge } from '../../components/badge.tsx';
import { useTexts } from '../../texts/index.ts';

/** What the draft brings that was not there before: gaps, overlaps, rules that change nothing. */
export function Analysis({ draft: { analysis, milder } }: { readonly draft: DraftView }) {
  const { t, say } = useTexts();
  if (analysis.length + milder.length === 0) return <>{t('draft.noFindings')}</>;
  return (
    <ul data-testid="analysis">
      {milder.map(({ decision, result, sentence }) => (
        <li key={decision.id}>
          <Badge tone={result === 'milder' ? 'bad' : 'warn'}>{t(`draft.${result}`)}</Badge>
          {say(sentence)}
        </li>
      ))}
      {analysis.map(({ key, mustBeMeant, isMeant, result, sentence }) => (
        <li key={key}>
          {mustBeMeant && (
            <Badge tone={isMeant ? 'good' : 'warn'}>
              {t(isMeant ? 'draft.isMeant' : 'draft.mustBeMeant')}
            </Badge>
          )}
          {result === 'undecided' && <Badge tone="warn">{t('draft.undecided')}</Badge>}
          {say(sentence)}
        </li>
      ))}
    </ul>
  );
}
