import type { DecisionCard as Card, SaidOutcome } from '@bitan/api';
import { type ReactNode, useId } from 'react';
import { useTexts } from '../../texts/index.ts';
import { Badge } from '../badge.tsx';
import { Folds } from '../folds.tsx';
import './decision-card.css';
import { RuleSaid } from './rule-said.tsx';

interface Props {
  readonly card: Card;
  /** What stands below the proposal: the choice while it is being made. */
  readonly children?: ReactNode;
}

/** What the rules propose and why: the proposal first, then what it rests on, then the rest. */
export function DecisionCard({ card, children }: Props) {
  const { t, say } = useTexts();
  const heading = useId();
  const fired = card.rules.filter((rule) => rule.fired);
  return (
    <section className="decision" data-testid="decision-card" aria-labelledby={heading}>
      <h3 id={heading} className="decision-title">
        {t('card.title')} <span className="quiet">{say(card.title)}</span>
      </h3>
      <div className="decision-proposal" data-testid="proposal">
        <Proposal card={card} />
      </div>
      <p className="decision-summary">{say(card.summary)}</p>
      <Missing card={card} />
      {fired.length > 0 && (
        <div className="stack-small">
          <h4>{t('card.fired')}</h4>
          {fired.map((rule) => (
            <RuleSaid key={rule.rule} rule={rule} />
          ))}
        </div>
      )}
      <Others card={card} />
      {children}
    </section>
  );
}

function Proposal({ card }: { readonly card: Card }) {
  const { t } = useTexts();
  if (card.proposal.length > 0) return <OutcomeTitles outcomes={card.proposal} />;
  return <>{card.complete ? t('card.none') : t('card.incomplete')}</>;
}

/** The titles of outcomes in one line. */
export function OutcomeTitles({ outcomes }: { readonly outcomes: readonly SaidOutcome[] }) {
  const { t, say } = useTexts();
  return <>{outcomes.map(({ title }) => say(title)).join(t('common.and')) || t('card.none')}</>;
}

function Missing({ card: { missing, defaulted } }: { readonly card: Card }) {
  const { t, say } = useTexts();
  return (
    <>
      {missing.length > 0 && (
        <div>
          <h4>{t('card.missing')}</h4>
          <div className="row">
            {missing.map(({ fact, title }) => (
              <Badge key={fact} tone="warn">
                {say(title)}
              </Badge>
            ))}
          </div>
          <p className="quiet">{t('card.missingCure')}</p>
        </div>
      )}
      {defaulted.length > 0 && (
        <p className="quiet">
          {t('card.defaulted')}:{' '}
          {defaulted
            .map(({ title, value }) => `${say(title)} = ${say(value)}`)
            .join(t('common.and'))}
        </p>
      )}
    </>
  );
}

/** Why nothing else happened: collapsed, for who wants to know. */
function Others({ card }: { readonly card: Card }) {
  const { t } = useTexts();
  const rest = card.rules.filter((rule) => !rule.fired);
  const folds = [
    ...(card.notHappened.length > 0
      ? [{ key: 'not', label: t('card.notHappened'), children: <NotHappened card={card} /> }]
      : []),
    ...(rest.length > 0
      ? [
          {
            key: 'rest',
            label: t('card.allRules'),
            children: rest.map((rule) => <RuleSaid key={rule.rule} rule={rule} />),
          },
        ]
      : []),
  ];
  return folds.length > 0 ? <Folds folds={folds} /> : null;
}

function NotHappened({ card: { notHappened } }: { readonly card: Card }) {
  const { say } = useTexts();
  return (
    <dl className="decision-not">
      {notHappened.map(({ outcome, reasons }) => (
        <div key={outcome.title.en}>
          <dt>{say(outcome.title)}</dt>
          {reasons.map((reason) => (
            <dd key={reason.en}>{say(reason)}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
