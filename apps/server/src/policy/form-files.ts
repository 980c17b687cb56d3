import type { DraftChanges } from '@bitan/api';
import { type Form, type Overlay, shaped } from '@bitan/definitions';
import { plainForm, writeFormFile } from '@bitan/forms/exchange';
import type { Ask, UseCase } from '../http/bind.ts';
import { Refusal } from '../http/refusal.ts';
import { mustBeAllowed } from '../people/signed-in.ts';
import { officeOf } from '../work/standing.ts';
import { aboveOf } from './studio.ts';

/** A form of a draft as a file: for any renderer of JSON Schema, or as it is defined here. */
export const formFile: UseCase<'formFile'> = async (ask) => {
  mustBeAllowed(ask.me, 'policy.read');
  const { form, overlay } = await formIn(ask);
  const { as, language = 'zh-CN' } = ask.query;
  const title = form.title[language];
  if (as === 'definition') {
    return { name: `${title}.form.json`, text: writeFormFile(form, overlay) };
  }
  const text = `${JSON.stringify(plainForm(form, language), undefined, 2)}\n`;
  return { name: `${title}.schema.json`, text };
};

/** What a file would change in a form of a draft; it is read where it can do no harm. */
export const readFormFile: UseCase<'readFormFile'> = async (ask) => {
  mustBeAllowed(ask.me, 'policy.edit');
  const { form } = await formIn(ask);
  const given = { text: ask.body.text, onto: form };
  const read = await ask.runtime.workshop.run('readForm', given, ask.signal);
  if (!('refused' in read)) {
    return { kind: read.kind, operations: [...read.operations], notes: [...read.notes] };
  }
  const { pointer, message } = read.refused;
  throw new Refusal('body-invalid', { errors: [{ pointer: `/text${pointer}`, message }] });
};

async function formIn({ runtime, me, path }: Ask<'formFile' | 'readFormFile'>): Promise<{
  form: Form;
  overlay: Overlay | undefined;
}> {
  const { layer } = await officeOf(runtime, me).drafts.get(path.draft);
  const { forms } = await aboveOf(runtime, me);
  const above = Object.hasOwn(forms, path.form) ? forms[path.form] : undefined;
  if (!above) throw new Refusal('not-found');
  const overlay = (layer as DraftChanges).overlays?.find(({ form }) => form === path.form);
  return { form: shaped({ above, overlay }).form, overlay };
}
