import type { Edition, Form } from '@bitan/definitions';
import { type Aside, moveAnswers } from '@bitan/forms';
import type { Reading, Subject } from '@bitan/store';
import type { Runtime } from '../runtime/runtime.ts';
import { hashOf, type Version } from '../runtime/versions.ts';
import type { Between } from './move-case.ts';
import { versionsOf } from './versions.ts';

/** People and units: what is kept of each is one filling-in of the form of its register. */
export type RecordOf = 'person' | 'unit';
export const recordKinds: readonly RecordOf[] = ['person', 'unit'];

/** The form by which an edition keeps people or units; nothing where it keeps none. */
export function recordForm(edition: Edition, kind: RecordOf): Form | undefined {
  const register = Object.values(edition.registers).find((one) => one.kind === kind);
  return edition.forms[register?.form ?? ''];
}

/**
 * The version of its form in which a record was written last: that in force then, or the latest that
 * knows what is still in it though the form of today does not. Records say no version themselves:
 * like the versions it follows from what was published.
 *
 * @param versions of the form, from the first
 */
export function versionOf(
  versions: readonly Version<Form>[],
  { data, updatedAt }: Pick<Subject, 'data' | 'updatedAt'>,
): Version<Form> | undefined {
  const now = versions.filter(({ effectiveFrom }) => effectiveFrom <= updatedAt).at(-1);
  const written = now ?? versions[0];
  const strange = written && strangeTo(written.item, data);
  if (!written || !strange || strange.length === 0) return written;
  const knows = ({ item }: Version<Form>) =>
    strange.every((field) => Object.hasOwn(item.schema.properties, field));
  return versions.slice(0, versions.indexOf(written)).findLast(knows) ?? written;
}

/** The fields of a record that a form does not have. */
export const strangeTo = (form: Form, data: unknown): string[] =>
  Object.keys((data ?? {}) as object).filter(
    (field) => !Object.hasOwn(form.schema.properties, field),
  );

/** A record as it goes on in another version of its form. */
export interface MovedSubject {
  readonly form: string;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly aside: readonly Aside[];
}

/** What becomes of records of a kind between two editions; nothing is written. */
export interface RecordsBetween {
  readonly kind: RecordOf;
  /** Nothing for a record that was written in another version than the one that is left. */
  readonly moved: (subject: Subject) => MovedSubject | undefined;
}

/** The kinds of records whose form is otherwise in another edition, and what becomes of each. */
export async function recordsBetween(
  runtime: Runtime,
  org: string,
  { from, to, mappings }: Between,
): Promise<RecordsBetween[]> {
  const all = recordKinds.map(async (kind): Promise<RecordsBetween[]> => {
    const [was, is] = [recordForm(from, kind), recordForm(to, kind)];
    if (!was || !is || was.id !== is.id) return [];
    if (hashOf(was) === hashOf(is)) return [];
    const versions = await versionsOf(runtime, org, is.id);
    const steps = mappings.find(({ form }) => form === is.id)?.steps ?? [];
    const moved = (subject: Subject): MovedSubject | undefined => {
      if (versionOf(versions, subject)?.hash !== hashOf(was)) return undefined;
      const { answers, aside } = moveAnswers(was, is, steps, subject.data as Answers);
      return { form: is.id, name: nameIn(answers) ?? subject.name, data: answers, aside };
    };
    return [{ kind, moved }];
  });
  return (await Promise.all(all)).flat();
}

type Answers = Readonly<Record<string, unknown>>;

/** How many records were last written in the form that an earlier edition had for them. */
export async function countRecords(
  runtime: Runtime,
  org: string,
  to: Edition,
): Promise<(earlier: Edition) => number> {
  const office = runtime.store.for({ org, user: 'system' });
  const counts = new Map<string, number>();
  for (const kind of recordKinds) {
    const form = recordForm(to, kind);
    if (!form) continue;
    const versions = await versionsOf(runtime, org, form.id);
    if (versions.length < 2) continue;
    for await (const subject of subjectsOf(office, kind)) {
      const hash = versionOf(versions, subject)?.hash;
      if (hash !== undefined && hash !== hashOf(form))
        counts.set(hash, (counts.get(hash) ?? 0) + 1);
    }
  }
  return (earlier) =>
    recordKinds.reduce((sum, kind) => {
      const form = recordForm(earlier, kind);
      return sum + (form ? (counts.get(hashOf(form)) ?? 0) : 0);
    }, 0);
}

/** All records of a kind, by id. */
export async function* subjectsOf(office: Reading, kind: RecordOf): AsyncGenerator<Subject> {
  for (let after: string | undefined; ; ) {
    const batch: Subject[] = await office.movings.subjects(kind, { after, limit: 200 });
    yield* batch;
    if (batch.length < 200) return;
    after = batch.at(-1)?.id;
  }
}

const nameIn = ({ name }: Answers): string | undefined =>
  typeof name === 'string' && name !== '' ? name : undefined;
