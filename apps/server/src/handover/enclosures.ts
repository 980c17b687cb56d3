import type { Handover } from '@bitan/api';
import { visibleFields } from '@bitan/forms';
import type { Message, Office, Reading } from '@bitan/store';
import { fileFields, idsIn } from '../attachments/file-field.ts';
import { madeIn } from '../documents/offered.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { entriesNow } from '../work/moved.ts';
import { officeOf, type Standing } from '../work/standing.ts';
import { type Enclosure, kinds } from './message.ts';

/** What went after a matter. */
export const enclosures = async (reading: Reading, { id, caseId }: Message) =>
  (await reading.outbox.list({ kind: kinds.enclosure, ...(caseId && { caseId }) })).filter(
    ({ payload }) => (payload as Enclosure).of === id,
  );

async function sentWith(reading: Reading, message: Message): Promise<Enclosure[]> {
  return (await enclosures(reading, message)).map(({ payload }) => payload as Enclosure).reverse();
}

/** The files that went with a matter, by their names. */
export async function enclosedWith(
  runtime: Runtime,
  me: SignedIn,
  message: Message,
): Promise<Handover['enclosed']> {
  const office = officeOf(runtime, me);
  const sent = await sentWith(office, message);
  const files = await office.attachments.some(sent.flatMap(({ attachments }) => attachments));
  const documents = await Promise.all(
    sent.flatMap((one) => one.documents).map((id) => documentFile(runtime, me.office.id, id)),
  );
  return [...files, ...documents].map(({ name, size }) => ({ name, size }));
}

/** What of a case could go after a matter, and has not. */
export async function enclosableOf(
  runtime: Runtime,
  me: SignedIn,
  standing: Standing,
  message: Message,
): Promise<Handover['enclosable']> {
  const office = officeOf(runtime, me);
  const sent = (await sentWith(office, message)).flatMap((one) => [
    ...one.attachments,
    ...one.documents,
  ]);
  const files = await office.attachments.some(await openFilesOf(me, office, standing));
  const made = await madeIn(runtime, me, office, { case: standing.row.id });
  const documents = await Promise.all(
    made.map(async ({ id }) => ({
      ...{ id, kind: 'document' as const },
      name: (await documentFile(runtime, me.office.id, id)).name,
    })),
  );
  return [
    ...files.map(({ id, name }) => ({ id, kind: 'attachment' as const, name })),
    ...documents,
  ].filter(({ id }) => !sent.includes(id));
}

/** The files in fields that this user sees and that no seal guards. */
async function openFilesOf(
  me: SignedIn,
  office: Office,
  { row, office: { edition } }: Standing,
): Promise<string[]> {
  const entries = await entriesNow(office, row);
  return entries.flatMap(({ form: id, answers }) => {
    const form = edition.forms[id ?? ''];
    if (!form) return [];
    const visible = visibleFields(form, { roles: me.roles, stage: row.stage });
    return fileFields(form)
      .filter((field) => field.seal === undefined && visible.has(field.id))
      .flatMap((field) => idsIn(field.id, (answers as Record<string, unknown>)[field.id]))
      .map((one) => one.id);
  });
}

/** A document as a file: what it is called, and its bytes by their hash. */
export async function documentFile(runtime: Runtime, org: string, id: string) {
  const office = runtime.store.for({ org, user: 'system' });
  const { document, edition: of, number, file, size } = await office.documents.get(id);
  const { edition } = await runtime.editions.of(org, of);
  const title = edition.documents[document]?.title['zh-CN'] ?? document;
  return { name: `${[title, number].filter(Boolean).join(' ')}.docx`, sha256: file, size };
}
