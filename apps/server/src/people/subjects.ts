import type { SubjectView } from '@bitan/api';
import {
  both,
  type Edition,
  type Form,
  fieldTitle,
  type Register,
  type Text,
} from '@bitan/definitions';
import { type Aside, visibleFields, writableFields } from '@bitan/forms';
import { sayValue } from '@bitan/rules';
import type { Reading, Transaction } from '@bitan/store';
import type { Ask, UseCase } from '../http/bind.ts';
import { revisionRead } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import { type RecordOf, strangeTo } from '../moving/records.ts';
import { versionsOf } from '../moving/versions.ts';
import type { OfficeEdition } from '../runtime/editions.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { accept } from '../work/answers.ts';
import { caseRows } from '../work/case-row.ts';
import { namesIn, seen } from '../work/names-in.ts';
import { factsAbout, officeOf } from '../work/standing.ts';
import { beforeReading, registersOf } from './register-views.ts';
import { mustBeAllowed, type SignedIn } from './signed-in.ts';
import { subjectRows } from './subject-rows.ts';

type Kind = RecordOf;

/** Finds people or units by name. */
export const subjects: UseCase<'subjects'> = async ({ runtime, me, path, query }) => {
  mustBeAllowed(me, 'cases.read');
  const kind = kindOf(path.kind);
  const office = officeOf(runtime, me);
  const found = await listOf(office, kind).search(query.q ?? '', query.limit ?? 20);
  return subjectRows({ runtime, me }, office, kind, found);
};

/** The form for a new person or unit. */
export const subjectForm: UseCase<'subjectForm'> = async ({ runtime, me, path }) => {
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  const register = registerOf(edition, kindOf(path.kind));
  const form = formOf(edition, register);
  return {
    action: register.id,
    title: register.title,
    form: seen(form, { roles: me.roles }),
    answers: {},
    readonly: [],
  };
};

export const addSubject: UseCase<'addSubject'> = async (ask) => {
  const { runtime, me, path } = ask;
  mustBeAllowed(me, 'records.write');
  const kind = kindOf(path.kind);
  const data = await accepted(ask, kind);
  const id = await once(officeOf(runtime, me), ask, async (tx) => {
    const made = await listIn(tx, kind).insert({ name: String(data.name), data });
    tx.audit.add({ event: `${kind}.added`, subject: made.id });
    return made.id;
  });
  return viewOf(runtime, me, kind, id);
};

export const changeSubject: UseCase<'changeSubject'> = async (ask) => {
  const { runtime, me, path } = ask;
  mustBeAllowed(me, 'records.write');
  const kind = kindOf(path.kind);
  const found = await listOf(officeOf(runtime, me), kind).get(path.id);
  if (kind === 'person' && (await isJoined(officeOf(runtime, me), path.id))) {
    throw new Refusal('not-open', { detail: kept });
  }
  const data = await accepted(ask, kind, found.data as Answers);
  await once(officeOf(runtime, me), ask, async (tx) => {
    await listIn(tx, kind).save({ id: path.id, name: String(data.name), data }, revisionRead(ask));
    tx.audit.add({ event: `${kind}.changed`, subject: path.id });
    return path.id;
  });
  return viewOf(runtime, me, kind, path.id);
};

/** A person or unit with the registers that this user may read. */
export const subject: UseCase<'subject'> = async ({ runtime, me, path }) => {
  mustBeAllowed(me, 'cases.read');
  return viewOf(runtime, me, kindOf(path.kind), path.id);
};

async function viewOf(
  runtime: Runtime,
  me: SignedIn,
  kind: Kind,
  id: string,
): Promise<SubjectView> {
  const office = officeOf(runtime, me);
  const now = runtime.clock();
  const [found, ready] = await Promise.all([
    listOf(office, kind).get(id),
    runtime.editions.at(me.office.id, now),
  ]);
  const { edition } = ready;
  const register = registerOf(edition, kind);
  const form = formOf(edition, register);
  const data = found.data as Answers;
  const visible = visibleFields(form, { roles: me.roles });
  const answers = Object.fromEntries(Object.entries(data).filter(([field]) => visible.has(field)));
  const [entries, cases] = await Promise.all([
    office.records.list({ [kind]: id }),
    office.cases.list({ [kind]: id, limit: 50 }),
  ]);
  const registers = await registersOf(me, office, edition, kind, entries, now);
  return {
    id,
    kind,
    name: found.name,
    revision: found.revision,
    form: seen(form, { roles: me.roles }),
    answers,
    names: await namesIn(office, form, answers),
    aside: await asideOf(runtime, me, office, { kind, id, form, data }),
    mayWrite:
      me.may.has('records.write') &&
      writableFields(form, { roles: me.roles }).size > 0 &&
      !(kind === 'person' && (await isJoined(office, id))),
    facts: await historyOf(office, ready, kind, id, now),
    registers: registers.map((one) => beforeReading(edition, one)),
    cases: await caseRows(runtime, me, office, cases.items),
  };
}

/** What the rules would read of the subject's history now. */
export async function historyOf(
  office: Reading,
  ready: OfficeEdition,
  kind: Kind,
  id: string,
  now: string,
) {
  const read = factsAbout(office, {
    office: ready,
    at: now,
    known: {},
    startedAt: now,
    [kind]: id,
  });
  const counted = Object.values(ready.edition.facts).filter(
    ({ source }) => (source.kind === 'count' || source.kind === 'cases') && source.whose === kind,
  );
  const said = await Promise.all(
    counted.map(async (fact) => {
      const value = (await read(fact.id)) ?? fact.default;
      if (value === undefined) return [];
      return [{ fact: fact.id, title: fact.title, said: both((l) => sayValue(fact, value, l)) }];
    }),
  );
  return said.flat();
}

type Answers = Record<string, unknown>;

/**
 * @param before what is on record: what this user may not write stays, and so does what an earlier form
 *   asked and the one of today does not, until it is moved
 */
async function accepted(
  ask: Ask<'addSubject'> | Ask<'changeSubject'>,
  kind: Kind,
  before: Answers = {},
) {
  const { runtime, me, body } = ask;
  const office = await runtime.editions.at(me.office.id, runtime.clock());
  const register = registerOf(office.edition, kind);
  const strange = new Set(strangeTo(formOf(office.edition, register), before));
  const isStrange = ([field]: [string, unknown]) => strange.has(field);
  const [left, known] = [isStrange, (one: [string, unknown]) => !isStrange(one)].map((wanted) =>
    Object.fromEntries(Object.entries(before).filter(wanted)),
  );
  const sent = Object.fromEntries(Object.entries(body.answers).filter((one) => !isStrange(one)));
  const by = { roles: me.roles, at: runtime.clock() };
  return { ...left, ...accept(office, register.form, sent, by, known).open };
}

interface Kept {
  readonly kind: Kind;
  readonly id: string;
  readonly form: Form;
  readonly data: Answers;
}

/** What has no place in the form of today, under its old name, for who may see it. */
async function asideOf(
  runtime: Runtime,
  me: SignedIn,
  office: Reading,
  { kind, id, form, data }: Kept,
): Promise<SubjectView['aside']> {
  const moved = await office.movings.of(kind, id);
  const strange = strangeTo(form, data);
  if (moved.length === 0 && strange.length === 0) return [];
  const versions = await versionsOf(runtime, me.office.id, form.id);
  const last = (field: string) =>
    versions.findLast(({ item }) => Object.hasOwn(item.schema.properties, field))?.item;
  const isFor = (field: string) => {
    const was = last(field);
    return was !== undefined && visibleFields(was, { roles: me.roles }).has(field);
  };
  const left = strange.filter(isFor).map((field) => {
    const was = last(field);
    const said = (language: 'zh-CN' | 'en') => (was ? fieldTitle(was, field, language) : field);
    return { title: both(said), value: data[field] };
  });
  const aside = moved.flatMap((one) => one.aside as Aside[]).filter(({ field }) => isFor(field));
  return [...left, ...aside.map(({ title, value }) => ({ title, value }))];
}

const isJoined = async (office: Reading, person: string) =>
  (await office.personMoves.standing(person)) !== person;

const kept: Text = {
  'zh-CN': '此人的档案已并入别人的档案，请在合并后的档案中修改。',
  en: 'This record was joined to another: change that one.',
};

export function kindOf(text: string): Kind {
  if (text === 'person' || text === 'unit') return text;
  throw new Refusal('not-found');
}

function registerOf(edition: Edition, kind: Kind): Register {
  const register = Object.values(edition.registers).find((one) => one.kind === kind);
  if (!register) throw new Refusal('not-found');
  return register;
}

function formOf(edition: Edition, register: Register) {
  const form = edition.forms[register.form ?? ''];
  if (!form) throw new Refusal('not-found');
  return form;
}

export const listOf = (office: Reading, kind: Kind) =>
  kind === 'person' ? office.people : office.units;
const listIn = (tx: Transaction, kind: Kind) => (kind === 'person' ? tx.people : tx.units);
