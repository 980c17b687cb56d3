import type { Fault } from '@bitan/api';
import { type FileType, type Form, fileTypes, type Text } from '@bitan/definitions';
import type { Attachment, Reading, Transaction } from '@bitan/store';
import { Refusal } from '../http/refusal.ts';
import { type FileField, fileFields, idsIn } from './file-field.ts';

interface Answered {
  readonly form?: Form;
  readonly all: Readonly<Record<string, unknown>>;
}

/**
 * Checks the files among answers: each was uploaded by this person for this field, or belongs to
 * this case already and is not taken out of its seal, and is of a type that the field takes.
 *
 * @throws Refusal `answers-invalid` with the place of each file that cannot stand there
 */
export async function checkFiles(
  reading: Reading,
  caseId: string,
  { form, all }: Answered,
): Promise<void> {
  const given = filesIn(form, all);
  if (!form || given.length === 0) return;
  const known = await reading.attachments.some(given.map(({ id }) => id));
  const errors = [
    ...tooMany(form, all),
    ...given.flatMap(({ id, pointer, field }): Fault[] => {
      const found = known.find((one) => one.id === id);
      const wrong = wrongWith(found, form, field, caseId);
      return wrong ? [{ pointer: `/answers${pointer}`, message: wrong }] : [];
    }),
  ];
  if (errors.length > 0) throw new Refusal('answers-invalid', { errors });
}

/** Makes the files among the answers part of the case. */
export async function bindFiles(
  tx: Transaction,
  caseId: string,
  { form, all }: Answered,
): Promise<void> {
  const ids = filesIn(form, all).map(({ id }) => id);
  if (ids.length > 0) await tx.attachments.bind(caseId, ids);
}

function filesIn(form: Form | undefined, all: Answered['all']) {
  if (!form) return [];
  return fileFields(form).flatMap((field) =>
    idsIn(field.id, all[field.id]).map((one) => ({ ...one, field })),
  );
}

function wrongWith(
  found: Attachment | undefined,
  form: Form,
  field: FileField,
  caseId: string,
): Text | undefined {
  if (!found) return gone;
  const isForHere = found.form === form.id && found.field === field.id;
  if (found.caseId === undefined ? !isForHere : found.caseId !== caseId) return gone;
  if (found.seal !== field.seal) return sealedElsewhere;
  return field.accept.includes(found.type as FileType) ? undefined : wrongType(field);
}

function tooMany(form: Form, all: Answered['all']): Fault[] {
  return fileFields(form).flatMap(({ id, most }) => {
    if (idsIn(id, all[id]).length <= most) return [];
    const message = {
      'zh-CN': `最多 ${most} 个文件，请移除多余的。`,
      en: `At most ${most} files; remove some.`,
    };
    return [{ pointer: `/answers/${id}`, message }];
  });
}

const gone: Text = {
  'zh-CN': '此文件不在，或不属于此处。请移除后重新上传。',
  en: 'This file is gone, or does not belong here. Remove it and upload it again.',
};
const sealedElsewhere: Text = {
  'zh-CN': '此文件的密封方式与本项不同，不能放在此处。请移除。',
  en: 'This file is sealed in another way than this field. Remove it.',
};
const wrongType = ({ accept }: FileField): Text => {
  const types = accept.map((type) => fileTypes[type].title);
  return {
    'zh-CN': `本项只接收 ${types.join('、')}。请移除后另行上传。`,
    en: `This field takes ${types.join(', ')} only. Remove it and upload another one.`,
  };
};
