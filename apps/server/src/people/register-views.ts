import type { RegisterView } from '@bitan/api';
import { both, type Edition, type FactValue, type Register, type Text } from '@bitan/definitions';
import type { Reading, RegisterEntry } from '@bitan/store';
import type { RecordOf } from '../moving/records.ts';
import { plain } from './names.ts';
import type { SignedIn } from './signed-in.ts';

/**
 * The registers that this user may read, with what is on record of somebody; each entry with its case,
 * and on the page of a unit with whom it is about.
 *
 * @param entries those that the user may see
 */
export async function registersOf(
  me: SignedIn,
  reading: Reading,
  { registers }: Edition,
  kind: RecordOf,
  entries: readonly RegisterEntry[],
  now: string,
): Promise<RegisterView[]> {
  const idsOf = (key: 'caseId' | 'personId') => entries.flatMap((entry) => entry[key] ?? []);
  const [cases, people] = await Promise.all([
    reading.cases.numbers(idsOf('caseId')),
    kind === 'unit' ? reading.people.some(idsOf('personId')) : [],
  ]);
  const names: Names = { cases, people: new Map(people.map(({ id, name }) => [id, name])) };
  return Object.values(registers)
    .filter((one) => isReader(me, one) && entries.some(({ register }) => register === one.id))
    .map((one) => registerView(one, entries, now, names));
}

/** Whether this user may read the entries of a register. */
export const isReader = (me: SignedIn, { kind, readers }: Register): boolean =>
  kind === 'entry' && me.roles.some((role) => readers.includes(role));

/** A register as it stands before somebody says why they read it, where that has to be said. */
export function beforeReading({ registers }: Edition, view: RegisterView): RegisterView {
  const opened = registers[view.id]?.opened;
  if (!opened) return view;
  const views = (opened.views ?? []).map(({ id, title }) => ({ id, title }));
  return { ...view, groups: [], entries: [], sealed: { count: view.entries.length, views } };
}

interface Names {
  readonly cases: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

function named<K extends string, N extends string>(
  key: K,
  names: ReadonlyMap<string, string>,
  id: string | undefined,
  as: N,
) {
  const name = id === undefined ? undefined : names.get(id);
  return (name === undefined ? {} : { [key]: { id, [as]: name } }) as {
    readonly [P in K]?: { id: string } & { [Q in N]: string };
  };
}

function registerView(
  register: Register,
  all: readonly RegisterEntry[],
  now: string,
  names: Names,
): RegisterView {
  const entries = all.filter((entry) => entry.register === register.id);
  const { id, title, fields, groups = [], until } = register;
  return {
    id,
    title,
    fields: fields.map((field) => ({ id: field.id, title: field.title })),
    groups: groups.map((field) => ({
      field,
      title: fields.find((one) => one.id === field)?.title ?? plain(field),
      counts: countsOf(register, field, entries),
    })),
    entries: entries.map((entry) => ({
      at: entry.at,
      ...named('case', names.cases, entry.caseId, 'number'),
      ...named('person', names.people, entry.personId, 'name'),
      values: Object.fromEntries(
        Object.entries(entry.data).map(([field, value]) => [
          field,
          sayEntry(register, field, value),
        ]),
      ),
      ...inForceOf(until && entry.data[until], now),
    })),
  };
}

/** An entry of a register in one line; of one that is read only by who says why, just that. */
export function saidOfEntry(register: Register, data: RegisterEntry['data']): Text {
  if (register.opened) return unread;
  return both((language) =>
    register.fields
      .flatMap(({ id, title }) =>
        data[id] === undefined
          ? []
          : [`${title[language]}: ${sayEntry(register, id, data[id])[language]}`],
      )
      .join(language === 'en' ? '; ' : '；'),
  );
}

const unread: Text = {
  'zh-CN': '须写明事由才能查阅',
  en: 'read only by who says why',
};

/** What has no end was done and is over: only what ends is in force. */
const inForceOf = (until: FactValue | undefined, now: string) =>
  until === undefined ? {} : { inForce: String(until) >= now.slice(0, 10) };

function countsOf(register: Register, field: string, entries: readonly RegisterEntry[]) {
  const counts = new Map<string, { value: FactValue; count: number }>();
  for (const value of entries.flatMap(({ data }) => data[field] ?? [])) {
    const key = String(value);
    counts.set(key, { value, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].map((one) => ({
    ...one,
    title: sayEntry(register, field, one.value),
  }));
}

function sayEntry(register: Register, id: string, value: FactValue): Text {
  const field = register.fields.find((one) => one.id === id);
  const say = (one: unknown): Text =>
    field?.values?.find((choice) => choice.id === one)?.title ??
    (one === true ? yes : one === false ? no : plain(String(one)));
  if (!Array.isArray(value)) return say(value);
  return both((language) =>
    value.map((one) => say(one)[language]).join(language === 'en' ? ', ' : '、'),
  );
}

const yes: Text = { 'zh-CN': '是', en: 'yes' };
const no: Text = { 'zh-CN': '否', en: 'no' };
