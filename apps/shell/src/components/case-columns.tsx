import type { CaseRow } from '@bitan/api';
import { Link } from 'react-router';
import { useTexts } from '../texts/index.ts';
import { AlarmTag } from './alarm.tsx';
import { Badge } from './badge.tsx';
import type { Column } from './table/table.tsx';
import { sayDay } from './time.ts';

/** The columns that a table of cases can have, in their order. */
export const caseColumns = [
  'number',
  'name',
  'person',
  'unit',
  'stage',
  'handler',
  'deadline',
  'started',
  'updated',
] as const;
export type CaseColumn = (typeof caseColumns)[number];
export const usualColumns: readonly string[] = caseColumns.filter((name) => name !== 'started');

/** Short ones, which a line break would only make harder to read. */
const inOneLine: ReadonlySet<string> = new Set(['person', 'handler', 'started', 'updated']);

/** Those that would otherwise be broken in many lines, in CSS pixels. */
const widths: Readonly<Partial<Record<CaseColumn, { width: number }>>> = {
  number: { width: 145 },
  name: { width: 190 },
};

/** How each of these columns shows a case. */
export function useCaseColumns(shown: readonly string[]): Column<CaseRow>[] {
  const { t, say } = useTexts();
  const render: Record<CaseColumn, (row: CaseRow) => React.ReactNode> = {
    number: ({ number }) => number,
    name: ({ id, title, number, workflow }) => (
      <div>
        <Link to={`/cases/${id}`}>{title || number}</Link>
        <div className="quiet">{say(workflow.title)}</div>
      </div>
    ),
    person: ({ person }) =>
      person && <Link to={`/subjects/person/${person.id}`}>{person.name}</Link>,
    unit: ({ unit }) => unit && <Link to={`/subjects/unit/${unit.id}`}>{unit.name}</Link>,
    stage: ({ stage, closed }) => (
      <span>
        {say(stage.title)} {closed && <Badge>{t('cases.closed')}</Badge>}
      </span>
    ),
    handler: ({ handler }) => handler?.name,
    deadline: ({ due, alarm }) => due && <Due due={due} alarm={alarm} />,
    started: ({ startedAt }) => sayDay(startedAt),
    updated: ({ updatedAt }) => sayDay(updatedAt),
  };
  return caseColumns
    .filter((name) => name === 'name' || shown.includes(name))
    .map((name) => ({
      key: name,
      title: t(`cases.${name}`),
      label: t(`cases.${name}`),
      render: render[name],
      ...widths[name],
      ...(inOneLine.has(name) && { className: 'in-one-line' }),
    }));
}

interface DueProps {
  readonly due: string;
  readonly alarm: CaseRow['alarm'] | undefined;
}

function Due({ due, alarm }: DueProps) {
  return (
    <>
      <span style={{ whiteSpace: 'nowrap' }}>{due}</span>{' '}
      {alarm && alarm !== 'calm' && <AlarmTag alarm={alarm} />}
    </>
  );
}
