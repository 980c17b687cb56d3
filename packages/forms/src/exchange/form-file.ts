import {
  canonical,
  type Form,
  type Operation,
  type Overlay,
  type Problem,
} from '@bitan/definitions';
import { checkAlone, contentHash } from '@bitan/definitions/resolve';
import { isNode, type Node, nodeOf, parsed } from './expand.ts';
import { refusals, type Said, Unreadable } from './faults.ts';
import { importDefinition } from './import-definition.ts';
import { importSchema } from './import-schema.ts';
import { Reading } from './reading.ts';

const kind = 'bitan-form-1';

/** A form as it is defined, with what the office changes in it, as a file that names its content. */
export function writeFormFile(form: Form, overlay: Overlay | undefined): string {
  const content = { form, ...(overlay && { overlay }) };
  const file = { kind, title: form.title, sha256: contentHash(content), ...content };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/**
 * What a file would change in a form: the changes that another office makes in the same form
 * (`overlay`), a form of ours (`definition`) or of any other product (`schema`) as further fields.
 */
export interface FormFile {
  readonly kind: 'overlay' | 'definition' | 'schema';
  readonly operations: readonly Operation[];
  /** What of it was not taken as it was. */
  readonly notes: readonly Said[];
}

/**
 * Reads a file that somebody sent: a file of `writeFormFile`, the JSON of a form, or a JSON Schema, alone
 * or with its uiSchema as `{ schema, uiSchema }`. Nothing in it is run, and nothing is fetched.
 *
 * @param onto the form to which it is to be taken
 */
export function readFormFile(text: string, onto: Form): FormFile | { readonly refused: Said } {
  try {
    const file = parsed(text);
    const read = file.kind === kind ? readOwn(file, onto) : readOther(file, onto);
    if (canonical(read.operations).length > mostBytes) throw new Unreadable('', refusals.tooLarge);
    return read;
  } catch (error) {
    if (error instanceof Unreadable) return { refused: error.said };
    throw error;
  }
}

/** As much as a form may be (`formLimits` of `@bitan/definitions`), with room for what is there. */
const mostBytes = 180_000;

function readOwn(file: Node, onto: Form): FormFile {
  const { form, overlay } = file;
  const content = { form, ...(overlay !== undefined && { overlay }) };
  if (contentHash(content) !== file.sha256) throw new Unreadable('/sha256', refusals.changed);
  if (nodeOf(form).id !== onto.id) return readDefinition(form, '/form', onto);
  const { operations = [] } = nodeOf(overlay);
  const sound: Operation[] = [];
  const notes: Said[] = [];
  for (const [i, one] of (Array.isArray(operations) ? operations : []).entries()) {
    const alone = { form: onto.id, operations: [one] };
    const [fault] = checkAlone('overlays', alone);
    if (!fault) sound.push(one as Operation);
    else notes.push({ pointer: `/overlay/operations/${i}`, message: saying(fault) });
  }
  return { kind: 'overlay', operations: sound, notes };
}

function readOther(file: Node, onto: Form): FormFile {
  if (isNode(file.schema) && Array.isArray(file.sections)) return readDefinition(file, '', onto);
  const isPair = isNode(file.schema) && !('properties' in file);
  const schema = isPair ? nodeOf(file.schema) : file;
  const reading = new Reading(onto);
  const at = isPair ? '/schema' : '';
  const operations = importSchema(schema, nodeOf(isPair ? file.uiSchema : {}), at, reading);
  return { kind: 'schema', operations, notes: reading.notes };
}

function readDefinition(form: unknown, at: string, onto: Form): FormFile {
  const [fault] = checkAlone('forms', form);
  if (fault) throw new Unreadable(`${at}${fault.pointer}`, saying(fault));
  const reading = new Reading(onto);
  const operations = importDefinition(form as Form, at, reading);
  return { kind: 'definition', operations, notes: reading.notes };
}

const saying = ({ message, cure }: Problem): Said['message'] => ({
  'zh-CN': `${message['zh-CN']}${cure['zh-CN']}`,
  en: `${message.en} ${cure.en}`,
});
