import { derived, type Edition, type Form, type Text } from '@bitan/definitions';
import type { Reading, Subject, Transaction } from '@bitan/store';
import type { SignedIn } from '../people/signed-in.ts';
import type { OfficeEdition } from '../runtime/editions.ts';
import { accept } from '../work/answers.ts';
import { registerFor, subjectOf } from './columns.ts';

export type Kind = 'person' | 'unit';

/** What a row says of a person or a unit: the name, and what tells namesakes apart. */
export interface Named {
  readonly kind: Kind;
  readonly name: string;
  /** The number of its record, or `new`. */
  readonly id?: string;
  /** Other fields of the record; units by their names. */
  readonly said: Readonly<Record<string, unknown>>;
}

/** Who is meant: one of the records, one that is to be made, or nobody can say. */
export type Meant =
  | { readonly id: string }
  | { readonly make: Record<string, unknown> }
  | { readonly fault: Text; readonly of?: string };

/** The records among which the people and units of many rows are looked for. */
export class Subjects {
  readonly #edition: Edition;
  readonly #office: OfficeEdition;
  readonly #known: Record<Kind, Map<string, Subject[]>>;

  private constructor(office: OfficeEdition, known: Record<Kind, Map<string, Subject[]>>) {
    this.#office = office;
    this.#edition = office.edition;
    this.#known = known;
  }

  /** Reads all records that bear one of the names, at once. */
  static async among(
    reading: Reading,
    office: OfficeEdition,
    wanted: readonly Named[],
  ): Promise<Subjects> {
    const people = wanted.filter(({ kind }) => kind === 'person');
    const record = office.edition.forms[registerFor(office.edition, 'person')?.form ?? ''];
    const units = [
      ...wanted.filter(({ kind }) => kind === 'unit').map(({ name }) => name),
      ...people.flatMap(({ said }) => unitFields(record).map((field) => String(said[field] ?? ''))),
    ];
    return new Subjects(office, {
      person: byName(await reading.people.named(people.map(({ name }) => name))),
      unit: byName(await reading.units.named(units.filter(Boolean))),
    });
  }

  /** Who is meant; what only looks alike is for a person to decide. */
  find(named: Named): Meant {
    const bearing = this.#known[named.kind].get(named.name) ?? [];
    if (named.id && !isNew(named.id)) return this.#byId(named.id, bearing);
    const said = this.#withUnits(named);
    if ('fault' in said) return said;
    if (named.id) return { make: { ...said.said, name: named.name } };
    const fit = bearing.filter((one) => !contradicts(one, said.said));
    const [only] = fit.length === 1 ? fit : fit.filter((one) => confirms(one, said.said));
    if (only && (fit.length === 1 || isOnly(fit, said.said))) return { id: only.id };
    if (bearing.length > 0) return { fault: this.#whichOf(bearing, fit.length > 0) };
    if (Object.keys(said.said).length === 0) return { fault: nobody(named) };
    return { make: { ...said.said, name: named.name } };
  }

  /**
   * Makes the record of who is new, as somebody of the office would.
   * @throws Refusal `answers-invalid` when what is said of them is not enough
   */
  async make(
    tx: Transaction,
    me: SignedIn,
    kind: Kind,
    answers: Record<string, unknown>,
    at: string,
  ): Promise<Subject> {
    const register = registerFor(this.#edition, kind);
    const form = this.#edition.forms[register?.form ?? ''];
    const all = { ...defaultsOf(form), ...answers };
    const data = accept(this.#office, register?.form, all, { roles: me.roles, at }).open;
    const list = kind === 'person' ? tx.people : tx.units;
    const made = await list.insert({ name: String(data.name), data });
    tx.audit.add({ event: `${kind}.added`, subject: made.id });
    return made;
  }

  /** From now on it is among the records. */
  keep(kind: Kind, subject: Subject): void {
    const of = this.#known[kind];
    of.set(subject.name, [...(of.get(subject.name) ?? []), subject]);
  }

  #byId(id: string, bearing: readonly Subject[]): Meant {
    const found = bearing.find((one) => one.id === id || codeOf(one) === id.toLowerCase());
    return found ? { id: found.id } : { fault: otherId, of: 'id' };
  }

  /** The units that are named, as records: a person is never put into one that is not there. */
  #withUnits({
    kind,
    said,
  }: Named): { fault: Text; of: string } | { said: Record<string, unknown> } {
    const form = this.#edition.forms[registerFor(this.#edition, kind)?.form ?? ''];
    const units: Record<string, string> = {};
    for (const field of unitFields(form)) {
      const name = said[field];
      if (typeof name !== 'string') continue;
      const [found, another] = this.#known.unit.get(name) ?? [];
      if (!found || another) return { fault: found ? twoUnits(name) : noUnit(name), of: field };
      units[field] = found.id;
    }
    return { said: { ...said, ...units } };
  }

  #whichOf(bearing: readonly Subject[], several: boolean): Text {
    const [zh, en] = (['zh-CN', 'en'] as const).map((language) =>
      bearing
        .slice(0, 5)
        .map((one) => this.#line(one, language))
        .join(language === 'en' ? '; ' : '；'),
    );
    return several
      ? {
          'zh-CN': `有多条同名档案：${zh}。请在「档案编号」列填写所指的编号；都不是的，填「新建」。`,
          en: `Several records bear this name: ${en}. Write the number of the one that is meant in the column “Record number”, or 新建 (new).`,
        }
      : {
          'zh-CN': `同名档案的单位、职务等与此行不同：${zh}。是同一人的，在「档案编号」列填写编号；不是的，填「新建」。`,
          en: `Who bears this name has another unit or post: ${en}. Write that number in the column “Record number” if it is the same, or 新建 (new).`,
        };
  }

  #line(subject: Subject, language: 'zh-CN' | 'en'): string {
    const data = subject.data as Record<string, unknown>;
    const words = Object.entries(data)
      .filter(
        ([field, value]) => field !== 'name' && typeof value === 'string' && value.length < 40,
      )
      .flatMap(
        ([field, value]) =>
          this.#unitNames().get(String(value)) ?? (field === 'unit' ? [] : [String(value)]),
      )
      .slice(0, 2);
    const about =
      words.length > 0
        ? language === 'en'
          ? ` (${words.join(', ')})`
          : `（${words.join('，')}）`
        : '';
    return `${codeOf(subject)}${about}`;
  }

  #unitNames(): Map<string, string> {
    return new Map([...this.#known.unit.values()].flat().map(({ id, name }) => [id, name]));
  }
}

/** A record's number as people write it: short, and told apart within an office. */
export const codeOf = ({ id }: Pick<Subject, 'id'>): string => id.replaceAll('-', '').slice(-12);

const isNew = (id: string) => ['新建', '新增', 'new'].includes(id.trim().toLowerCase());

const unitFieldsIn = derived((form: Form) =>
  Object.keys(form.schema.properties).filter((field) => subjectOf(form, field) === 'unit'),
);
const unitFields = (form: Form | undefined) => (form ? unitFieldsIn(form) : []);

const defaultsIn = derived((form: Form) =>
  Object.fromEntries(
    Object.entries(form.schema.properties).flatMap(([field, schema]) =>
      schema.default === undefined ? [] : [[field, schema.default]],
    ),
  ),
);
const defaultsOf = (form: Form | undefined): Record<string, unknown> =>
  form ? defaultsIn(form) : {};

function byName(all: readonly Subject[]): Map<string, Subject[]> {
  const names = new Map<string, Subject[]>();
  for (const one of all) names.set(one.name, [...(names.get(one.name) ?? []), one]);
  return names;
}

const fieldsOf = ({ data }: Subject) => data as Record<string, unknown>;
/** Something that is said of both, and differs. */
const contradicts = (subject: Subject, said: Record<string, unknown>) =>
  Object.entries(said).some(([field, value]) => {
    const kept = fieldsOf(subject)[field];
    return kept !== undefined && kept !== value;
  });
const confirms = (subject: Subject, said: Record<string, unknown>) =>
  Object.entries(said).length > 0 &&
  Object.entries(said).every(([field, value]) => fieldsOf(subject)[field] === value);
const isOnly = (fit: readonly Subject[], said: Record<string, unknown>) =>
  fit.filter((one) => confirms(one, said)).length === 1;

const nobody = ({ name }: Named): Text => ({
  'zh-CN': `没有「${name}」的档案，此行也没有写明单位等，无法新建。请补充单位一列，或先在系统中新增。`,
  en: `There is no record of “${name}”, and the row does not say enough to make one. Give the unit, or add the record first.`,
});
const noUnit = (name: string): Text => ({
  'zh-CN': `没有单位「${name}」。请改成系统中的名称，或先新增这个单位。`,
  en: `There is no unit “${name}”. Write it as it is in the product, or add the unit first.`,
});
const twoUnits = (name: string): Text => ({
  'zh-CN': `有多个单位名为「${name}」，请在系统中登记此件。`,
  en: `Several units are named “${name}”: register this one in the product.`,
});
const otherId: Text = {
  'zh-CN': '没有这个编号的同名档案。请核对姓名和编号。',
  en: 'No record of that name has this number. Check both.',
};
