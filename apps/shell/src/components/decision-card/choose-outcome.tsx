import type { DecisionCard } from '@bitan/api';
import { Alert } from 'antd';
import { useId } from 'react';
import { useTexts } from '../../texts/index.ts';
import { Badge } from '../badge.tsx';
import { AnyOf, OneOf } from '../choices.tsx';
import { type Choosing, deviates, lacks, outcomeKey } from './choice.ts';

interface Props {
  readonly card: DecisionCard;
  readonly value: Choosing;
  readonly onChange: (value: Choosing) => void;
  /** Whether to say what is lacking: after somebody tried to submit. */
  readonly tried: boolean;
}

/** The person's decision: accept the proposal, or choose otherwise and say why. */
export function ChooseOutcome({ card, value, onChange, tried }: Props) {
  const { t } = useTexts();
  const heading = useId();
  const lacking = tried ? lacks(card, value) : undefined;
  return (
    <div className="decision-choice">
      <h4 id={heading}>{t('card.choose')}</h4>
      <Outcomes card={card} value={value} onChange={onChange} labelledBy={heading} />
      {lacking === 'choice' && <Alert type="error" showIcon title={t('card.choiceMissing')} />}
      {deviates(card, value) && (card.hit === 'collect' || value.chosen.length > 0) && (
        <Reason
          reason={value.reason}
          missing={lacking === 'reason'}
          onChange={(reason) => onChange({ ...value, reason })}
        />
      )}
      <Approval card={card} />
    </div>
  );
}

function Outcomes({
  card,
  value,
  onChange,
  labelledBy,
}: Pick<Props, 'card' | 'value' | 'onChange'> & { readonly labelledBy: string }) {
  const choices = useChoices(card);
  if (card.hit === 'collect') {
    return (
      <AnyOf
        aria-labelledby={labelledBy}
        value={value.chosen}
        choices={choices}
        onChange={(chosen) => onChange({ ...value, chosen })}
      />
    );
  }
  return (
    <OneOf
      aria-labelledby={labelledBy}
      value={value.chosen[0]}
      choices={choices}
      onChange={(chosen) => onChange({ ...value, chosen: chosen === undefined ? [] : [chosen] })}
    />
  );
}

/** The proposal first, marked as such; what an invariant forbids cannot be chosen, and says why. */
function useChoices(card: DecisionCard) {
  const { t, say } = useTexts();
  const proposed = new Set(card.proposal.map(outcomeKey));
  const choices = card.choices.map(({ outcome, refused }) => {
    const key = outcomeKey(outcome);
    const label = (
      <span>
        {say(outcome.title)} {proposed.has(key) && <Badge tone="note">{t('card.proposal')}</Badge>}
        {refused && <small>{t('card.refused', { reason: say(refused) })}</small>}
      </span>
    );
    return { value: key, label, disabled: refused !== undefined };
  });
  const rank = (key: string) => (proposed.has(key) ? 0 : 1);
  return choices.sort((a, b) => rank(a.value) - rank(b.value));
}

function Reason({
  reason,
  missing,
  onChange,
}: {
  readonly reason: string;
  readonly missing: boolean;
  readonly onChange: (reason: string) => void;
}) {
  const { t } = useTexts();
  const id = useId();
  return (
    <div className="stack-small" style={{ gap: 4 }}>
      <label htmlFor={id}>{t('card.reason')}</label>
      <textarea
        id={id}
        className={missing ? 'control control-wrong' : 'control'}
        value={reason}
        maxLength={2000}
        rows={3}
        aria-required
        aria-invalid={missing}
        aria-describedby={`${id}-help`}
        onChange={({ target }) => onChange(target.value)}
      />
      <small
        id={`${id}-help`}
        className={missing ? 'field-error' : 'quiet'}
        role={missing ? 'alert' : undefined}
      >
        {missing ? t('card.reasonMissing') : t('card.reasonHelp')}
      </small>
    </div>
  );
}

function Approval({ card: { approval } }: { readonly card: DecisionCard }) {
  const { t, say } = useTexts();
  if (!approval) return null;
  const roles = approval.roles.map(({ title }) => say(title)).join(t('common.and'));
  const text = t(approval.when === 'always' ? 'card.approvalAlways' : 'card.approvalDeviation', {
    roles,
  });
  return <span className="quiet">{text}</span>;
}
