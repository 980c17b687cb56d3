import { Button, Spin } from 'antd';
import { useState } from 'react';
import { useReply } from '../../api/queries.ts';
import { Badge } from '../../components/badge.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useTexts } from '../../texts/index.ts';

interface Props {
  readonly draft: string;
  /** Then who approves must see it; before, every office below is looked at only when asked. */
  readonly isSubmitted: boolean;
}

/** The offices below, and whether what they added still fits on top of the draft. */
export function Affected({ draft, isSubmitted }: Props) {
  const { t, say } = useTexts();
  const [isAsked, ask] = useState(false);
  const enabled = isSubmitted || isAsked;
  const affected = useReply('affected', { path: { draft } }, { enabled });
  if (!enabled) return <Button onClick={() => ask(true)}>{t('draft.affectedShow')}</Button>;
  if (affected.error) return <ProblemBanner problem={affected.error} />;
  if (!affected.data) return <Spin />;
  if (affected.data.length === 0) return <span className="quiet">{t('draft.nobodyBelow')}</span>;
  return (
    <ul data-testid="affected">
      {affected.data.map(({ office, follows, reasons }) => (
        <li key={office.id}>
          <Badge tone={follows ? 'good' : 'bad'}>
            {t(follows ? 'draft.follows' : 'draft.followsNot')}
          </Badge>{' '}
          {say(office.title)}
          {reasons.map((reason) => (
            <div key={reason.en} className="finding-error">
              {say(reason)}
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
