import { dayInChina, type RuleEvent, type Text, type Workflow } from '@bitan/definitions';
import { type Answers, type Figures, figureSpans, type Known, type Line } from '@bitan/documents';
import type { Case, Reading, Subject } from '@bitan/store';
import { knownOfAgenda } from '../agenda/minutes.ts';
import type { RecordOf } from '../moving/records.ts';
import { reportOf } from '../reports/report.ts';
import { type Days, spansOf } from '../reports/spans.ts';
import { lineOf } from '../reports/titles.ts';
import { entriesNow } from '../work/moved.ts';

/** For whom and when a document is made. */
interface Making {
  readonly office: Text;
  readonly at: string;
}

/**
 * What is known of a case: what was answered, decided and recorded. What is sealed is not in it.
 *
 * @param edition the one that the document is made with: answers are those that it knows
 */
export async function knownOfCase(
  reading: Reading,
  row: Case,
  edition: string,
  making: Making,
): Promise<Known> {
  const [entries, decisions, person, unit, records, users] = await Promise.all([
    entriesNow(reading, { id: row.id, edition }),
    reading.decisions.list(row.id),
    row.personId ? reading.people.get(row.personId) : undefined,
    row.unitId ? reading.units.get(row.unitId) : undefined,
    row.personId ? reading.records.list({ person: row.personId }) : [],
    reading.users.list(),
  ]);
  const answers = entries.map((entry) => entry.answers as Answers);
  const nameOf = await namesIn(reading, [...answers, person?.data, unit?.data], users);
  const handler = row.handler && nameOf(row.handler);
  return {
    ...general(making),
    case: { number: row.number, registeredOn: dayInChina(row.startedAt) },
    ...(handler && { handler }),
    ...subjects(person, unit),
    entries: entries.map(({ action, kind, actor, at, note }, i) => ({
      ...{ action, kind, by: nameOf(actor) ?? '', on: dayInChina(at) },
      answers: answers[i] ?? {},
      ...(note && { note }),
    })),
    decisions: decisions.map(({ decision, chosen, reason }) => ({
      decision,
      outcomes: (chosen as RuleEvent[]).map(({ type }) => type),
      ...(reason && { reason }),
    })),
    records: recordsOf(records),
    agenda: await knownOfAgenda(reading, row.id),
    nameOf,
  };
}

/** What is known of a person or a unit without a case: the record, and the registers. */
export async function knownOfSubject(
  reading: Reading,
  kind: RecordOf,
  subject: Subject,
  making: Making,
): Promise<Known> {
  const unitId = (subject.data as { unit?: unknown }).unit;
  const [units, records, users] = await Promise.all([
    kind === 'person' && typeof unitId === 'string' ? reading.units.some([unitId]) : [],
    reading.records.list({ [kind]: subject.id }),
    reading.users.list(),
  ]);
  const people = kind === 'unit' ? records.map(({ personId }) => personId) : [];
  const nameOf = await namesIn(reading, [subject.data, people], users);
  return {
    ...general(making),
    ...(kind === 'person' ? subjects(subject, units[0]) : subjects(undefined, subject)),
    ...nothingDone,
    records: recordsOf(records),
    nameOf,
  };
}

/** What was counted over a period, and what it is compared with. */
export async function knownOfReport(
  asked: Omit<Parameters<typeof reportOf>[0], 'query'>,
  { id: workflow, report = [] }: Workflow,
  days: Days,
  making: Making,
): Promise<Known> {
  const spans = spansOf(days);
  const reports = await Promise.all(
    figureSpans.map((span) => reportOf({ ...asked, query: { workflow, ...spans[span] } })),
  );
  const counted = figureSpans.map((span, i) => [
    span,
    Object.fromEntries(
      report.map((section) => {
        const rows = reports[i]?.sections.find(({ id }) => id === section.id)?.rows ?? [];
        const lines = rows.map(
          ({ key, title, count }): Line => ({
            ...{ key, count, line: lineOf(section, key), title: title['zh-CN'] },
          }),
        );
        return [section.id, lines];
      }),
    ),
  ]);
  return {
    ...general(making),
    ...nothingDone,
    records: [],
    report: { ...days, counted: Object.fromEntries(counted) as Figures['counted'] },
    nameOf: () => undefined,
  };
}

const nothingDone = { entries: [], decisions: [] };

const general = ({ office, at }: Making) => ({ office: office['zh-CN'], today: dayInChina(at) });

const subjects = (person: Subject | undefined, unit: Subject | undefined) => ({
  ...(person && { person: person.data as Answers }),
  ...(unit && { unit: unit.data as Answers }),
});

const recordsOf = (records: Awaited<ReturnType<Reading['records']['list']>>): Known['records'] =>
  records
    .map(({ register, personId, at, data }) => ({
      ...{ register, on: dayInChina(at), data: data as Answers },
      ...(personId && { person: personId }),
    }))
    .reverse();

/** The names of the people, units and colleagues that answers name by their ids, at any depth. */
async function namesIn(
  reading: Reading,
  answers: readonly unknown[],
  users: readonly { id: string; name: string }[],
): Promise<Known['nameOf']> {
  const ids = [...new Set(JSON.stringify(answers).match(uuids) ?? [])];
  const [people, units] = await Promise.all([reading.people.some(ids), reading.units.some(ids)]);
  const names = new Map([...people, ...units, ...users].map(({ id, name }) => [id, name]));
  return (id) => names.get(id);
}

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
