import type { Edition, Fact, Facts, FactValue } from '@bitan/definitions';
import {
  type CaseRecord,
  casesFact,
  type HistoryRecord,
  type HistoryWhose,
  historyFact,
} from '@bitan/store';
import { addMonths, CalendarMissingError, type WorkingDays } from '@bitan/workflow';

/** What the facts of a case are read from, at one instant. */
export interface Sources {
  readonly edition: Edition;
  readonly workingDays: WorkingDays;
  readonly at: string;
  /** What answers and actions said so far. */
  readonly known: Facts;
  /** The records of the person and the unit; read at most once, when a fact needs them. */
  readonly person: () => MaybeLater<SubjectData>;
  readonly unit: () => MaybeLater<SubjectData>;
  readonly subject: { readonly person?: string; readonly unit?: string; readonly case?: string };
  readonly startedAt: string;
  /** Days by which an action of the case is past its deadline. */
  readonly overdueDays: (action: string) => MaybeLater<number | undefined>;
  /** The entries of registers about the person, the unit or the case; each read at most once. */
  readonly history: (whose: HistoryWhose) => MaybeLater<readonly HistoryRecord[]>;
  /** The cases about the person or the unit; each read at most once. */
  readonly cases: (whose: Exclude<HistoryWhose, 'case'>) => MaybeLater<readonly CaseRecord[]>;
}

type SubjectData = Readonly<Record<string, unknown>> | undefined;

/** What is known already is given at once: waiting for it would take longer than reading it. */
export type FactReader = (id: string) => MaybeLater<FactValue | undefined>;
export type MaybeLater<T> = T | Promise<T>;

/** Reads facts where their definition says they come from; history only when it is needed. */
export function factReader(sources: Sources): FactReader {
  const read: FactReader = (id) => {
    const fact = sources.edition.facts[id];
    if (!fact) return undefined;
    const known = sources.known[id];
    if (known !== undefined) return known;
    return whenThere(fromSource(fact, sources, read), (value) => fitting(fact, value));
  };
  return read;
}

/** What follows from a value, at once where the value is there. */
export const whenThere = <T, R>(value: MaybeLater<T>, next: (value: T) => R): MaybeLater<R> =>
  value instanceof Promise ? value.then(next) : next(value);

/** Reads several facts; one that nothing says has its declared default, or is absent. */
export async function readAll(
  edition: Edition,
  ids: Iterable<string>,
  read: FactReader,
): Promise<Facts> {
  const facts: Record<string, FactValue> = {};
  for (const id of ids) {
    const asked = read(id);
    const value = (asked instanceof Promise ? await asked : asked) ?? edition.facts[id]?.default;
    if (value !== undefined) facts[id] = value;
  }
  return facts;
}

function fromSource(fact: Fact, sources: Sources, read: FactReader): MaybeLater<unknown> {
  const { source } = fact;
  switch (source.kind) {
    case 'answer':
    case 'set':
      return undefined;
    case 'person':
      return whenThere(sources.person(), (person) => inRecord(source, person, sources.edition));
    case 'unit':
      return whenThere(sources.unit(), (unit) => inRecord(source, unit, sources.edition));
    case 'overdue':
      return sources.overdueDays(source.action);
    case 'elapsed':
      return whenThere(read(source.from), (from) =>
        whenThere(read(source.to), (to) => elapsed(source, [from, to], sources.workingDays)),
      );
    case 'cases':
      return whenThere(sources.cases(source.whose), (cases) =>
        casesFact(fact, cases, sources.subject),
      );
    case 'count':
    case 'since':
      return whenThere(sources.history(source.whose), (history) =>
        historyFact(fact, history, {
          at: sources.at,
          startedAt: sources.startedAt,
          parameters: sources.edition.parameters,
          ...sources.subject,
        }),
      );
  }
}

/** What a record says, or whether that is one of the values in a parameter. */
function inRecord(
  { field, among }: Extract<Fact['source'], { kind: 'person' | 'unit' }>,
  record: Readonly<Record<string, unknown>> | undefined,
  { parameters }: Edition,
): unknown {
  const value = record?.[field];
  if (among === undefined || value === undefined) return value;
  const members = parameters[among]?.value;
  return Array.isArray(members) && members.includes(value as string);
}

/** How long it was from one civil date to another, in whole units; unknown without a calendar. */
function elapsed(
  { from, to, unit }: Extract<Fact['source'], { kind: 'elapsed' }>,
  [start, end]: readonly [FactValue | undefined, FactValue | undefined],
  workingDays: WorkingDays,
): number | undefined {
  if (from === to || typeof start !== 'string' || typeof end !== 'string') return undefined;
  if (unit === 'workingDays') return workedBetween(start, end, workingDays);
  const days = Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000);
  return unit === 'days' ? days : monthsBetween(start, end);
}

function workedBetween(start: string, end: string, workingDays: WorkingDays): number | undefined {
  try {
    return workingDays.between(start, end);
  } catch (error) {
    if (error instanceof CalendarMissingError) return undefined;
    throw error;
  }
}

function monthsBetween(start: string, end: string): number {
  let months = 0;
  while (addMonths(start, months + 1) <= end) months += 1;
  return months;
}

/** A value of the fact's type, or nothing: a record may say less than the vocabulary asks. */
function fitting({ type }: Fact, value: unknown): FactValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (type === 'boolean') return typeof value === 'boolean' ? value : undefined;
  if (type === 'integer' || type === 'number') return typeof value === 'number' ? value : undefined;
  if (type === 'set') return Array.isArray(value) ? value : undefined;
  return typeof value === 'string' ? value : undefined;
}
