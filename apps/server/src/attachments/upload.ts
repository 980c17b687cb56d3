import type { UploadView } from '@bitan/api';
import { type FileType, fileTypes, type Text } from '@bitan/definitions';
import { NotFound } from '@bitan/store';
import type { RequestHandler, Response } from 'express';
import { uuidv7 } from 'uuidv7';
import { OtherOffset, TooMuch, type Upload } from '../files/incoming.ts';
import type { UseCase } from '../http/bind.ts';
import { CallerGone } from '../http/errors.ts';
import { Refusal, unlessThere } from '../http/refusal.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { officeOf, standingOf } from '../work/standing.ts';
import { type FileField, fileFields } from './file-field.ts';

/** How many uploads of one person may be under way, and how many may wait for their forms. */
export const uploadLimits = { underWay: 20, waiting: 200 } as const;

/** Takes the declaration of a file: what is wrong with it is said before anything is sent. */
export const beginUpload: UseCase<'beginUpload'> = async ({ runtime, me, body }) => {
  const { form, name, size } = body;
  const field = await fieldFor(runtime, me, body);
  mustFit(field, name, size, runtime.config.maxUpload);
  await mustHaveRoom(runtime, me);
  const declaration = {
    user: me.user.id,
    form,
    field: field.id,
    ...(field.seal !== undefined && { seal: field.seal }),
    name: plainName(name),
    size,
    accept: field.accept,
    at: runtime.clock(),
  };
  const { incoming } = runtime.attached;
  return viewOf(await incoming.begin(me.office.id, uuidv7(), declaration));
};

/** Gives up an upload; a file that is there already is removed, unless it belongs to a case. */
export const dropUpload: UseCase<'dropUpload'> = async ({ runtime, me, path }) => {
  const { attached } = runtime;
  const underWay = await ownUpload(runtime, me, path.upload).catch(unlessThere);
  if (underWay) {
    await attached.incoming.drop(me.office.id, underWay.id);
    return undefined;
  }
  const { sha256, original } = await officeOf(runtime, me).transaction(async (tx) => {
    const removed = await tx.attachments.remove(path.upload);
    tx.audit.add({ event: 'attachment.remove', subject: removed.id });
    return removed;
  });
  await attached.forget(me.office.id, sha256, original);
  return undefined;
};

/**
 * The two requests of tus 1.0.0 by which bytes come: HEAD tells how many are there, PATCH adds to
 * them. See https://tus.io/protocols/resumable-upload.
 */
export function uploadBytes(
  runtime: Runtime,
  whoAsks: (request: Parameters<RequestHandler>[0]) => Promise<SignedIn>,
): { head: RequestHandler; patch: RequestHandler } {
  return {
    async head(request, response) {
      const me = await whoAsks(request);
      await runtime.attached.incoming.settle(idOf(request.params));
      const upload = await ownUpload(runtime, me, idOf(request.params));
      response.set('Upload-Length', String(upload.size));
      answer(response, 200, upload.offset);
    },
    async patch(request, response) {
      if (!request.is(bytesType)) throw new Refusal('not-json', { detail: sendBytes });
      const me = await whoAsks(request);
      const upload = await ownUpload(runtime, me, idOf(request.params));
      const from = Number(request.get('upload-offset') ?? Number.NaN);
      const length = Number(request.get('content-length') ?? 0);
      if (from + length > upload.size) {
        throw new Refusal('file-too-large', { detail: moreThanSaid });
      }
      const stop = () => request.destroy();
      const offset = await runtime.attached.incoming
        .append(me.office.id, upload.id, from, request, stop)
        .catch((error) => refused(error, request.destroyed));
      answer(response, 204, offset);
    },
  };
}

const bytesType = 'application/offset+octet-stream';
const idOf = (params: { upload?: string | string[] }) => String(params.upload);

function answer(response: Response, status: number, offset: number): void {
  response.set('Tus-Resumable', '1.0.0').set('Upload-Offset', String(offset));
  response.status(status).end();
}

/** @param isGone whether the sending ended; it also does when its rest was refused */
function refused(error: unknown, isGone: boolean): never {
  if (error instanceof OtherOffset) throw new Refusal('upload-moved');
  if (error instanceof TooMuch) throw new Refusal('file-too-large', { detail: moreThanSaid });
  throw isGone ? new CallerGone() : error;
}

/** @throws NotFound, also for the upload of somebody else */
export async function ownUpload(runtime: Runtime, me: SignedIn, id: string): Promise<Upload> {
  const upload = await runtime.attached.incoming.find(me.office.id, id);
  if (upload.user !== me.user.id) throw new NotFound(`uploads/${id}`);
  return upload;
}

const viewOf = ({ id, offset, size }: Upload): UploadView => ({ id, offset, size });

interface Place {
  readonly form: string;
  readonly field: string;
  readonly case?: string;
}

/** The field that it is for, in the edition of the case or, where there is none yet, in force now. */
async function fieldFor(runtime: Runtime, me: SignedIn, place: Place): Promise<FileField> {
  const office =
    place.case === undefined
      ? await runtime.editions.at(me.office.id, runtime.clock())
      : (await standingOf(runtime, me, officeOf(runtime, me), place.case)).office;
  const { forms } = office.edition;
  const form = Object.hasOwn(forms, place.form) ? forms[place.form] : undefined;
  const field = form && fileFields(form).find(({ id }) => id === place.field);
  if (!field) throw new Refusal('not-found');
  return field;
}

/** @throws Refusal `file-too-large`, `file-refused` */
function mustFit(field: FileField, name: string, size: number, most: number): void {
  const limit = Math.min(most, field.maxBytes ?? most);
  if (size > limit) throw new Refusal('file-too-large', { detail: largerThan(limit) });
  const ending = endingOf(name);
  const fits = field.accept.some((type) => hasEnding(type, ending));
  if (!fits) throw new Refusal('file-refused', { detail: takesOnly(field.accept, name) });
}

export const endingOf = (name: string): string => name.toLowerCase().match(/\.([^.]+)$/)?.[1] ?? '';
export const hasEnding = (type: FileType, ending: string): boolean =>
  (fileTypes[type].endings as readonly string[]).includes(ending);

/** @throws Refusal `too-many-uploads` */
export async function mustHaveRoom(runtime: Runtime, me: SignedIn): Promise<void> {
  const all = await runtime.attached.incoming.list(me.office.id);
  const underWay = all.filter(({ user }) => user === me.user.id).length;
  const waiting = await officeOf(runtime, me).attachments.waiting();
  if (underWay >= uploadLimits.underWay || waiting >= uploadLimits.waiting) {
    throw new Refusal('too-many-uploads');
  }
}

/** A name without a path, and without signs that are not seen or turn the reading around. */
export const plainName = (name: string): string =>
  name
    .replace(/^.*[/\\]/, '')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim() || '-';

const sendBytes: Text = {
  'zh-CN': `上传内容应为 ${bytesType}。`,
  en: `Send the bytes as ${bytesType}.`,
};
const moreThanSaid: Text = {
  'zh-CN': '收到的内容多于声明的大小。',
  en: 'More came than was declared.',
};
const largerThan = (bytes: number): Text => {
  const size = Math.round((bytes / 1024 / 1024) * 10) / 10;
  return {
    'zh-CN': `每个文件不超过 ${size} MB。`,
    en: `A file may have at most ${size} MB.`,
  };
};
const takesOnly = (accept: readonly FileType[], name: string): Text => {
  const types = accept.map((type) => fileTypes[type].title);
  return {
    'zh-CN': `「${name}」不是可以上传的类型。此处接收：${types.join('、')}。请另存为其中一种再上传。`,
    en: `“${name}” is not of a type that can be uploaded here: ${types.join(', ')}. Save it as one of these and upload it again.`,
  };
};
