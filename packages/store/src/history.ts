import {
  type EntryFilter,
  type Fact,
  type FactValue,
  holds,
  type ParameterValue,
  type Scalar,
  type Source,
} from '@bitan/definitions';
import { addDays, addMonths, civilDay, wholeMonths } from './civil.ts';
import type { Instant, RegisterEntry } from './model.ts';

/** For whom, and as of when, history is read. */
export interface HistoryContext {
  /** Later entries do not exist yet. */
  readonly at: Instant;
  readonly person?: string | undefined;
  readonly unit?: string | undefined;
  readonly case?: string | undefined;
  /** When this case began. */
  readonly startedAt?: Instant | undefined;
  /** The parameters of the edition, whose windows are asked for. */
  readonly parameters: Readonly<Record<string, { readonly value: ParameterValue }>>;
}

/** What history needs to know of an entry: a replay has no ids. */
export type HistoryRecord = Omit<RegisterEntry, 'id'>;

/**
 * The value of a fact whose source is `count` or `since`, from the entries of the registers (as
 * `records.forFacts` gives them: others among them do no harm). A window counts civil days in
 * China, or months as 民法典 Art. 202 does, the last day included; a plain number is months.
 *
 * @returns undefined when it is about a person or unit that is not known, and for other sources
 */
export function historyFact(
  fact: Pick<Fact, 'type' | 'source'>,
  entries: readonly HistoryRecord[],
  context: HistoryContext,
): FactValue | undefined {
  const { source } = fact;
  if (source.kind !== 'count' && source.kind !== 'since') return undefined;
  if (source.whose !== 'case' && context[source.whose] === undefined) return undefined;
  const now = Date.parse(context.at);
  const meant = entries.filter((entry) => isMeant(source, entry, context, now));
  if (source.kind === 'since') return monthsSince(meant, context);
  const counted = meant.filter(
    (entry) => isWithin(source, entry, context) && isInForce(source, entry, context),
  );
  const count = source.distinct ? distinct(counted, source.distinct) : counted.length;
  return fact.type === 'boolean' ? count > 0 : count;
}

/** Whom or what a history is about. */
export type HistoryWhose = (Count | Since)['whose'];

/** Of which registers, and since when, entries are read. */
export interface HistoryNeed {
  readonly registers: readonly string[];
  readonly since?: Instant;
}
export type HistoryNeeds = Readonly<Partial<Record<HistoryWhose, HistoryNeed>>>;

/** What facts can read of the history of anybody on a civil day, so that a long one is not read for a few. */
export function historyNeeds(
  facts: readonly Pick<Fact, 'source'>[],
  context: Pick<HistoryContext, 'at' | 'parameters'>,
): HistoryNeeds {
  const needs: Partial<Record<HistoryWhose, { registers: Set<string>; since: string }>> = {};
  for (const { source } of facts) {
    if (source.kind !== 'count' && source.kind !== 'since') continue;
    const first = firstDay(source, context);
    const { registers, since } = needs[source.whose] ?? { registers: new Set(), since: first };
    needs[source.whose] = {
      registers: registers.add(source.register),
      since: first < since ? first : since,
    };
  }
  return Object.fromEntries(
    Object.entries(needs).map(([whose, { registers, since }]) => [
      whose,
      { registers: [...registers], ...(since !== ever && { since }) },
    ]),
  );
}

const ever = '';

/** The instant at which the first day begins of which entries count. */
function firstDay(
  source: Count | Since,
  context: Pick<HistoryContext, 'at' | 'parameters'>,
): string {
  if (source.kind === 'since') return ever;
  const days = [firstOfWindow(source, context), firstOfYears(source, context)];
  const day = days
    .filter((one) => one !== undefined)
    .sort()
    .at(-1);
  return day === undefined ? ever : new Date(`${day}T00:00:00+08:00`).toISOString();
}

function firstOfWindow(
  { within }: Count,
  context: Pick<HistoryContext, 'at' | 'parameters'>,
): string | undefined {
  if (within === undefined) return undefined;
  const { amount, unit } = windowOf(within, context);
  const today = civilDay(context.at);
  return unit === 'months' ? addMonths(today, -amount) : addDays(today, -amount);
}

/** The first day of the earliest year of which entries count. */
function firstOfYears(
  { years }: Count,
  { at, parameters }: Pick<HistoryContext, 'at' | 'parameters'>,
): string | undefined {
  if (years === undefined) return undefined;
  const before = parameters[years]?.value;
  if (typeof before !== 'number') throw notOf(years, '整数', 'a number of years');
  return `${Number(civilDay(at).slice(0, 4)) - before}-01-01`;
}

type Count = Extract<Source, { kind: 'count' }>;
type Since = Extract<Source, { kind: 'since' }>;

const subject = { person: 'personId', unit: 'unitId', case: 'caseId' } as const;

function isMeant(
  source: Count | Since,
  entry: HistoryRecord,
  context: HistoryContext,
  now: number,
): boolean {
  const { register, whose, where = [], except = [] } = source;
  const whom = context[whose];
  return (
    entry.register === register &&
    whom !== undefined &&
    entry[subject[whose]] === whom &&
    Date.parse(entry.at) <= now &&
    where.every((filter) => matches(filter, entry, context)) &&
    !except.some((filter) => matches(filter, entry, context))
  );
}

/** A field with a set matches when any of its members does. */
function matches(filter: EntryFilter, entry: HistoryRecord, context: HistoryContext): boolean {
  const value = entry.data[filter.field];
  if (value === undefined) return false;
  const members: Scalar[] = Array.isArray(value) ? value : [value];
  const wanted = valuesOf(filter, context);
  return members.some((member) => holds('in', member, wanted));
}

function valuesOf({ in: wanted }: EntryFilter, { parameters }: HistoryContext): Scalar[] {
  if (Array.isArray(wanted)) return wanted;
  const value = parameters[wanted.parameter]?.value;
  if (!Array.isArray(value)) throw notOf(wanted.parameter, '集合', 'a set');
  return value;
}

function isWithin(source: Count, { at }: HistoryRecord, context: HistoryContext): boolean {
  const { within } = source;
  const day = civilDay(at);
  const first = firstOfYears(source, context);
  if (first !== undefined && day < first) return false;
  return within === undefined || endOf(day, windowOf(within, context)) >= civilDay(context.at);
}

/** An entry without a last day is in force until further notice. */
function isInForce({ until }: Count, { data }: HistoryRecord, { at }: HistoryContext): boolean {
  const last = until === undefined ? undefined : data[until];
  return last === undefined || String(last) >= civilDay(at);
}

interface Window {
  readonly amount: number;
  readonly unit: 'months' | 'days';
}

function windowOf(parameter: string, context: Pick<HistoryContext, 'parameters'>): Window {
  const value = context.parameters[parameter]?.value;
  if (typeof value === 'number') return { amount: value, unit: 'months' };
  if (typeof value === 'object' && !Array.isArray(value) && value.unit !== 'workingDays') {
    return { amount: value.amount, unit: value.unit };
  }
  throw notOf(parameter, '若干月或若干日', 'a number of months or days');
}

/** Definitions are checked before they are published, so that nobody should see this. */
const notOf = (parameter: string, zh: string, en: string) =>
  new RangeError(`参数 ${parameter} 应为${zh} / the parameter ${parameter} must be ${en}`);

const endOf = (day: string, { amount, unit }: Window) =>
  unit === 'months' ? addMonths(day, amount) : addDays(day, amount);

function distinct(entries: readonly HistoryRecord[], field: string): number {
  const values = entries.map((entry) => (field === 'person' ? entry.personId : entry.data[field]));
  return new Set(
    values.filter((value) => value !== undefined).map((value) => JSON.stringify(value)),
  ).size;
}

function monthsSince(
  entries: readonly HistoryRecord[],
  { at, startedAt }: HistoryContext,
): number | undefined {
  const days = entries.map((entry) => civilDay(entry.at)).sort();
  const from = days.at(-1) ?? (startedAt === undefined ? undefined : civilDay(startedAt));
  return from === undefined ? undefined : wholeMonths(from, civilDay(at));
}
