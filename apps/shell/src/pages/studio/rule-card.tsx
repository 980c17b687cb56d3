import { LockOutlined } from '@ant-design/icons';
import type { Leaf, Rule } from '@bitan/definitions';
import { sayOutcome } from '@bitan/rules/browser';
import { type KeyboardEvent, memo, useMemo } from 'react';
import { Badge } from '../../components/badge.tsx';
import { useTexts } from '../../texts/index.ts';
import { RuleActions } from './rule-actions.tsx';
import { RuleForm } from './rule-form.tsx';
import type { RuleNotes } from './rule-notes.ts';
import { Sentence } from './sentence.tsx';
import { useStudio } from './studio.tsx';

export interface CardProps {
  readonly decision: string;
  readonly rule: Rule;
  readonly number: number;
  readonly notes: RuleNotes;
  readonly mayEdit: boolean;
  /** What of the card is being worked on. */
  readonly part: string | undefined;
  readonly onPart: (rule: string, part: string | undefined) => void;
  readonly onLeaf: (rule: string, pointer: string, leaf: Leaf | undefined) => void;
  readonly onKey: (rule: string, event: KeyboardEvent) => void;
}

/** One rule as it is read: a number, a name, a sentence, an outcome, and what it rests on. */
export const RuleCard = memo(function RuleCard(props: CardProps) {
  const { decision, rule, number, notes, mayEdit, part, onPart, onLeaf, onKey } = props;
  const { t, say, language } = useTexts();
  const { words } = useStudio();
  const decided = words.decisions[decision];
  const { name, title, event, basis, locked } = rule;
  const editable = mayEdit && !locked;
  const marks = useMemo(() => new Map(notes.conditions), [notes]);
  return (
    <li
      className="studio-rule"
      data-rule={name}
      tabIndex={0}
      aria-label={t('studio.ruleOf', { n: number, title: say(title) })}
      onKeyDown={(event) => onKey(name, event)}
    >
      <div className="studio-rule-head">
        <span className="quiet">{number}</span>
        <strong>{say(title)}</strong>
        {locked && (
          <Badge icon={<LockOutlined aria-hidden />} label={notes.locked ?? t('policy.locked')}>
            {t('policy.locked')}
          </Badge>
        )}
        {notes.change && <Badge tone="note">{t(`studio.is_${notes.change}`)}</Badge>}
        {notes.cases !== undefined && (
          <span className={notes.cases === 0 ? 'finding-warning' : 'quiet'}>
            {t('studio.cases', { count: notes.cases })}
          </span>
        )}
        <button
          type="button"
          className="more"
          aria-expanded={part === 'actions'}
          aria-label={t('studio.actionsOf', { title: say(title) })}
          onClick={() => onPart(name, part === 'actions' ? undefined : 'actions')}
        >
          ⋯
        </button>
      </div>
      {part === 'actions' && (
        <RuleActions decision={decision} rule={rule} number={number} onPart={onPart} />
      )}
      {part === 'form' ? (
        <RuleForm decision={decision} rule={rule} onDone={() => onPart(name, undefined)} />
      ) : (
        <p>
          <Sentence
            rule={rule}
            part={part}
            editable={editable}
            marks={marks}
            onPart={(at) => onPart(name, at)}
            onLeaf={(pointer, leaf) => onLeaf(name, pointer, leaf)}
          />
          {t('studio.then')}{' '}
          <strong className="outcome">{decided && sayOutcome(decided, event, language)}</strong>
        </p>
      )}
      <small className="quiet">
        {basis
          .map((one) => [say(one.title), one.article].filter(Boolean).join(' '))
          .join(t('common.also'))}
      </small>
      {notes.sentences.map(({ key, tone, sentence }) => (
        <div key={key} className={`finding-${tone}`}>
          {say(sentence)}
        </div>
      ))}
    </li>
  );
});
