import { CheckOutlined, CloseOutlined, QuestionOutlined } from '@ant-design/icons';
import type { SaidRule } from '@bitan/api';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/index.ts';
import { BasisPopover } from '../basis.tsx';

/** One rule in a sentence, with its conditions as they were found, and what it rests on. */
export function RuleSaid({ rule }: { readonly rule: SaidRule }) {
  const { t, say } = useTexts();
  return (
    <div className="decision-rule">
      <div className="decision-rule-head">
        <Mark holds={rule.holds} />
        <span>
          <strong>{say(rule.title)}</strong> → {say(rule.outcome)}
        </span>
        <BasisPopover basis={rule.basis} />
      </div>
      <p>{say(rule.sentence)}</p>
      <ul className="decision-conditions" aria-label={t('card.conditions')}>
        {rule.conditions.map(({ sentence, holds, depth }, i) => (
          <li key={i} style={{ paddingInlineStart: depth * 20 }}>
            <Mark holds={holds} /> {say(sentence)}
          </li>
        ))}
      </ul>
    </div>
  );
}

const looks: Record<'holds' | 'fails' | 'open', { icon: ReactNode; color: string }> = {
  holds: { icon: <CheckOutlined aria-hidden />, color: '#1b5e36' },
  fails: { icon: <CloseOutlined aria-hidden />, color: '#9a1f17' },
  open: { icon: <QuestionOutlined aria-hidden />, color: '#734a00' },
};

/** ✓, ✗ or ?, and the same in a word for who cannot see it. */
export function Mark({ holds }: { readonly holds: boolean | null }) {
  const { t } = useTexts();
  const truth = holds === null ? 'open' : holds ? 'holds' : 'fails';
  const { icon, color } = looks[truth];
  return (
    <span role="img" aria-label={t(`card.${truth}`)} title={t(`card.${truth}`)} style={{ color }}>
      {icon}
    </span>
  );
}
