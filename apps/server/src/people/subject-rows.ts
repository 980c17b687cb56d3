import type { SubjectRow } from '@bitan/api';
import { both, type Edition, type Form, sayAnswer, type Text } from '@bitan/definitions';
import { visibleFields } from '@bitan/forms';
import type { Reading, Subject } from '@bitan/store';
import type { RecordOf } from '../moving/records.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { namesIn } from '../work/names-in.ts';
import type { SignedIn } from './signed-in.ts';

/** What lists show of people or units: each with one line that tells namesakes apart. */
export async function subjectRows(
  { runtime, me }: Asked,
  reading: Reading,
  kind: RecordOf,
  subjects: readonly Subject[],
): Promise<SubjectRow[]> {
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  const form = formOf(edition, kind);
  const told = form ? toldOf(edition, kind, form, me) : [];
  return Promise.all(
    subjects.map(async ({ id, name, data }) => {
      const answers = data as Record<string, unknown>;
      const names = await namesIn(reading, form, answers);
      return { id, name, line: form ? lineOf(form, told, answers, names) : nothing };
    }),
  );
}

/** A person as lists show one. */
export async function personRow(asked: Asked, reading: Reading, id: string): Promise<SubjectRow> {
  const [row] = await subjectRows(asked, reading, 'person', [await reading.people.get(id)]);
  return row as SubjectRow;
}

interface Asked {
  readonly runtime: Runtime;
  readonly me: SignedIn;
}

const registerOf = ({ registers }: Edition, kind: RecordOf) =>
  Object.values(registers).find((one) => one.kind === kind);
const formOf = (edition: Edition, kind: RecordOf): Form | undefined =>
  edition.forms[registerOf(edition, kind)?.form ?? ''];

/**
 * The fields that the register names for it, as far as these roles may see them; of an edition of
 * before registers named them, what is written in words.
 */
function toldOf(edition: Edition, kind: RecordOf, form: Form, { roles }: SignedIn): string[] {
  const visible = visibleFields(form, { roles });
  const words = Object.entries(form.schema.properties)
    .filter(
      ([id, { type, format, oneOf }]) => id !== 'name' && type === 'string' && !format && !oneOf,
    )
    .map(([id]) => id);
  return (registerOf(edition, kind)?.line ?? words).filter((field) => visible.has(field));
}

function lineOf(
  form: Form,
  told: readonly string[],
  answers: Readonly<Record<string, unknown>>,
  names: Readonly<Record<string, string>>,
): Text {
  return both((language) =>
    told
      .filter((field) => answers[field] !== undefined && answers[field] !== '')
      .slice(0, 3)
      .map(
        (field) =>
          names[String(answers[field])] ?? sayAnswer(form, field, answers[field], language),
      )
      .join(' · '),
  );
}

const nothing: Text = { 'zh-CN': '', en: '' };
