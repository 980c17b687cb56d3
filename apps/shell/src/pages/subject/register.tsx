import type { RegisterView } from '@bitan/api';
import { Card } from 'antd';
import { Link } from 'react-router';
import { Badge } from '../../components/badge.tsx';
import { type Column, Table } from '../../components/table/table.tsx';
import { sayDay } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';

type Entry = RegisterView['entries'][number];

/** The entries of one register, counted by its groups and listed. */
export function Register({ register }: { readonly register: RegisterView }) {
  const { t, say } = useTexts();
  const { title, entries } = register;
  return (
    <Card
      size="small"
      title={<h2 className="card-title">{say(title)}</h2>}
      extra={<span className="quiet">{t('subjects.total', { count: entries.length })}</span>}
      data-register={register.id}
    >
      {entries.length === 0 ? (
        <span className="quiet">{t('subjects.noEntries')}</span>
      ) : (
        <div className="stack">
          <Groups groups={register.groups} />
          <Entries register={register} />
        </div>
      )}
    </Card>
  );
}

/** How many there are of each kind. */
function Groups({ groups }: Pick<RegisterView, 'groups'>) {
  const { say } = useTexts();
  return groups.map(({ field, title, counts }) => (
    <div key={field} className="row" data-group={field}>
      <span className="quiet">{say(title)}:</span>
      {counts.map((one) => (
        <Badge key={one.title.en}>
          {say(one.title)} <strong>{one.count}</strong>
        </Badge>
      ))}
    </div>
  ));
}

function Entries({ register: { fields, entries } }: { readonly register: RegisterView }) {
  const { t, say } = useTexts();
  const names = entries.some(({ person }) => person !== undefined);
  const ends = entries.some(({ inForce }) => inForce !== undefined);
  const columns: Column<Entry>[] = [
    { title: t('subjects.at'), width: 110, render: ({ at }) => sayDay(at) },
    ...(names
      ? [
          {
            title: t('subjects.whom'),
            width: 120,
            render: ({ person }: Entry) =>
              person && <Link to={`/subjects/person/${person.id}`}>{person.name}</Link>,
          },
        ]
      : []),
    ...fields.map((field) => ({
      title: say(field.title),
      render: ({ values }: Entry) => values[field.id] && say(values[field.id] as never),
    })),
    ...(ends
      ? [
          {
            title: t('subjects.inForce'),
            render: ({ inForce }: Entry) =>
              inForce === undefined ? null : (
                <Badge tone={inForce ? 'warn' : 'plain'}>
                  {t(inForce ? 'subjects.inForce' : 'subjects.ended')}
                </Badge>
              ),
          },
        ]
      : []),
    {
      title: t('subjects.case'),
      render: ({ case: one }) => one && <Link to={`/cases/${one.id}`}>{one.number}</Link>,
    },
  ];
  return (
    <Table<Entry>
      rowKey={(entry) => entry.at + (entry.case?.id ?? '') + JSON.stringify(entry.values)}
      columns={columns}
      rows={entries}
      atOnce={10}
    />
  );
}
