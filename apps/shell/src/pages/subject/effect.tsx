import type { MoveEffect } from '@bitan/api';
import { Alert } from 'antd';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { useAsk } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { useTexts } from '../../texts/index.ts';

type Asked =
  | { readonly kind: 'join'; readonly person: string; readonly other: string }
  | {
      readonly kind: 'part';
      readonly person: string;
      readonly cases: readonly string[];
      readonly entries: readonly string[];
      readonly to: string;
    };

/** What joining or parting would mean, asked of the server whenever the choice changes. */
export function ForeseenEffect({ of }: { readonly of: Asked }) {
  const join = useAsk('previewJoin');
  const part = useAsk('previewPart');
  const asked = JSON.stringify(of);
  useEffect(() => {
    const path = { person: of.person };
    if (of.kind === 'join') join.mutate({ path, body: { other: of.other } });
    else {
      const { cases, entries, to } = of;
      part.mutate({ path, body: { cases: [...cases], entries: [...entries], to } });
    }
  }, [asked]);
  const { data, error } = of.kind === 'join' ? join : part;
  if (error) return <ProblemBanner problem={error} />;
  return data ? <Effect effect={data} of={of} /> : <Waiting />;
}

/** What moves, what is counted otherwise then, and what the rules would propose otherwise. */
function Effect({ effect, of }: { readonly effect: MoveEffect; readonly of: Asked }) {
  const { t, say } = useTexts();
  const { cases, people, decisions } = effect;
  // Of a record that is joined to another nothing is left to count.
  const counted = people.filter(({ person }) => of.kind === 'part' || person.id === of.person);
  return (
    <section aria-label={t('namesakes.effect')} data-testid="effect">
      <h3 style={{ fontSize: 14 }}>{t('namesakes.effect')}</h3>
      <ul>
        <li>
          {cases.length > 0
            ? t('namesakes.moving', { count: cases.length })
            : t('namesakes.noCases')}{' '}
          {cases.map(({ number }) => number).join('、')}
        </li>
        {counted.map(({ person, facts }) =>
          facts.map(({ fact, title, before, after }) => (
            <li key={person.id + fact}>
              {person.name} <span className="quiet">{say(person.line)}</span> {say(title)}:{' '}
              {say(before)} → <strong>{say(after)}</strong>
            </li>
          )),
        )}
      </ul>
      {decisions.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('namesakes.otherwise')}
          description={
            <ul>
              {decisions.map(({ case: one, decision, before, after }) => (
                <li key={one.id + decision.id}>
                  <Link to={`/cases/${one.id}`}>{one.number}</Link> {say(decision.title)}:{' '}
                  {say(before)} → <strong>{say(after)}</strong>
                </li>
              ))}
            </ul>
          }
        />
      )}
    </section>
  );
}
