import type { AgendaItemView, AgendaView } from '@bitan/api';
import { Alert, Button, Empty } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { useReply, useSend } from '../../../api/queries.ts';
import { Badge } from '../../../components/badge.tsx';
import { Panel } from '../../../components/panel.tsx';
import { ProblemBanner } from '../../../components/problem-banner.tsx';
import { useTexts } from '../../../texts/index.ts';
import './agenda.css';

const Decide = lazy(() => import('./decide.tsx'));

/** The matters of a meeting, with what was decided of each and whether it is done. */
export default function Agenda({ meeting }: { readonly meeting: string }) {
  const { t } = useTexts();
  const { data } = useReply('agenda', { path: { case: meeting } });
  const again = useSend('carryOutAgenda');
  if (!data) return null;
  const { items, held, may, of } = data;
  const count = (state: AgendaItemView['state']) =>
    items.filter((item) => item.state === state).length;
  return (
    <Panel title={t('agenda.title')} testId="agenda">
      <div className="stack-small">
        <div className="row">
          <span>
            {held
              ? t('agenda.heldCount', { done: count('done'), all: items.length })
              : t('agenda.count', { decided: count('decided'), all: items.length })}
          </span>
          {may && !held && (
            <Link to={`/cases?workflow=${of.id}&open=true`}>{t('agenda.choose')}</Link>
          )}
          {may && held && count('refused') + count('decided') > 0 && (
            <Button
              size="small"
              loading={again.isPending}
              onClick={() => again.mutate({ path: { case: meeting }, body: {} })}
            >
              {t('agenda.again')}
            </Button>
          )}
        </div>
        <ProblemBanner problem={again.error} />
        {items.length === 0 && <Empty description={t('agenda.empty')} />}
        <ol className="agenda">
          {items.map((item) => (
            <Item key={item.case.id} meeting={meeting} agenda={data} item={item} />
          ))}
        </ol>
      </div>
    </Panel>
  );
}

type State = AgendaItemView['state'];

interface Props {
  readonly meeting: string;
  readonly agenda: AgendaView;
  readonly item: AgendaItemView;
}

/** What can be decided on before the meeting is held, and after it. */
const open: readonly State[] = ['listed', 'decided'];
const again: readonly State[] = ['decided', 'refused'];

const tones = { listed: 'plain', decided: 'note', done: 'good', refused: 'bad' } as const;

function Item({ meeting, agenda, item }: Props) {
  const { t, say } = useTexts();
  const { case: one, state, decided, problem, note } = item;
  return (
    <li data-matter={one.number}>
      <div className="row">
        <Link to={`/cases/${one.id}`}>
          {one.number} {one.title}
        </Link>
        <span className="quiet">
          {[one.person?.name, one.unit?.name, say(one.stage.title)].filter(Boolean).join(' · ')}
        </span>
        <Badge tone={tones[state]}>{t(`agenda.${state}`)}</Badge>
      </div>
      {decided && (
        <div>
          <strong>{say(decided.action.title)}</strong> {decided.said.map(say).join('、')}{' '}
          <span className="quiet">{decided.by.name}</span>
        </div>
      )}
      {note && <div style={{ whiteSpace: 'pre-wrap' }}>{note}</div>}
      {problem && (
        <Alert
          type="error"
          showIcon
          title={say(problem.title)}
          description={
            <>
              {problem.details.map((detail) => (
                <div key={detail.en}>{say(detail)}</div>
              ))}
              <div>{say(problem.cure)}</div>
            </>
          }
        />
      )}
      {agenda.may && (agenda.held ? again : open).includes(state) && (
        <Doing meeting={meeting} agenda={agenda} item={item} />
      )}
    </li>
  );
}

/** What can be decided of a matter now; where nothing can, that it is so. */
function Doing({ meeting, agenda, item }: Props) {
  const { t, say } = useTexts();
  const [action, setAction] = useState<string>();
  const takeOff = useSend('takeOffAgenda');
  const path = { case: meeting, matter: item.case.id };
  return (
    <div className="row">
      {item.actions.map(({ id, title }) => (
        <Button key={id} size="small" onClick={() => setAction(id)}>
          {say(title)}
        </Button>
      ))}
      {item.actions.length === 0 && <span className="quiet">{t('agenda.nothing')}</span>}
      <Button size="small" type="text" onClick={() => setAction('')}>
        {t('agenda.onlyNote')}
      </Button>
      {!agenda.held && (
        <Button
          size="small"
          type="text"
          loading={takeOff.isPending}
          onClick={() => takeOff.mutate({ path })}
        >
          {t('agenda.takeOff')}
        </Button>
      )}
      <ProblemBanner problem={takeOff.error} />
      <Suspense>
        {action !== undefined && (
          <Decide
            meeting={meeting}
            item={item}
            action={action}
            onClose={() => setAction(undefined)}
          />
        )}
      </Suspense>
    </div>
  );
}
