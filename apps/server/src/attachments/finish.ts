import { type FileType, fileTypes, type Text } from '@bitan/definitions';
import type { Attachment } from '@bitan/store';
import { cleanOffice, cleanPdf } from '../files/clean.ts';
import { detect, enoughToDetect, isZip } from '../files/detect.ts';
import type { Kept } from '../files/file-store.ts';
import type { Upload } from '../files/incoming.ts';
import type { UseCase } from '../http/bind.ts';
import { Refusal } from '../http/refusal.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { officeOf } from '../work/standing.ts';
import { endingOf, hasEnding, ownUpload } from './upload.ts';
import { attachmentView } from './views.ts';

/**
 * Checks an upload that is all there, takes out of its working copy what tells who made it, and
 * keeps both. What cannot be taken is forgotten.
 */
export const finishUpload: UseCase<'finishUpload'> = async ({ runtime, me, path }) => {
  const office = officeOf(runtime, me);
  const [known] = await office.attachments.some([path.upload]);
  if (known) return attachmentView(known);
  const upload = await ownUpload(runtime, me, path.upload);
  if (upload.offset < upload.size) throw new Refusal('upload-moved', { detail: notAllThere });
  return runtime.attached.inTurn(async () => attachmentView(await keep(runtime, me, upload)));
};

async function keep(runtime: Runtime, me: SignedIn, upload: Upload): Promise<Attachment> {
  const org = me.office.id;
  const { incoming, kept } = runtime.attached;
  const office = officeOf(runtime, me);
  // Somebody who sent it twice: the first one did it.
  const [known] = await office.attachments.some([upload.id]);
  if (known) return known;
  const type = await typeOf(runtime, org, upload).catch(async (error) => {
    if (error instanceof Refusal) await incoming.drop(org, upload.id);
    throw error;
  });
  const original = await kept.put(org, incoming.content(org, upload.id));
  const working = await workingCopy(runtime, org, original, type);
  if (!working) {
    await incoming.drop(org, upload.id);
    await runtime.attached.forget(org, original.sha256);
    throw new Refusal('file-refused', { detail: damaged(upload.name, type) });
  }
  const attachment = await office.transaction(async (tx) => {
    const { id, form, field, seal, name } = upload;
    const made = await tx.attachments.insert({
      ...{ id, form, field, name, type, size: working.size, sha256: working.sha256 },
      original: original.sha256,
      ...(seal !== undefined && { seal }),
    });
    tx.audit.add({ event: 'attachment.add', subject: id, detail: { form, field, type } });
    return made;
  });
  await incoming.drop(org, upload.id);
  return attachment;
}

/** What it is by its content. @throws Refusal when that is not what its name says, or not wanted */
async function typeOf(runtime: Runtime, org: string, upload: Upload): Promise<FileType> {
  const type = await detect(await beginningOf(runtime.attached.incoming.content(org, upload.id)));
  const { name, accept } = upload;
  if (type && accept.includes(type) && hasEnding(type, endingOf(name))) return type;
  throw new Refusal('file-refused', { detail: notWhatItSays(name, type) });
}

/** As much as is needed to see what it is: of an archive, all. */
async function beginningOf(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of content) {
    parts.push(part);
    size += part.length;
    if (size >= enoughToDetect && parts[0] && !isZip(parts[0])) break;
  }
  return Buffer.concat(parts);
}

/** @returns nothing when it is damaged */
async function workingCopy(
  runtime: Runtime,
  org: string,
  original: Kept,
  type: FileType,
): Promise<Kept | undefined> {
  const clean = cleaners[type];
  if (!clean) return original;
  const { kept } = runtime.attached;
  const bytes = await clean(await kept.read(org, original.sha256), runtime);
  return bytes && kept.put(org, bytes);
}

type Clean = (bytes: Buffer, runtime: Runtime) => Promise<Uint8Array | undefined>;
const picture =
  (type: 'jpeg' | 'png' | 'webp'): Clean =>
  (bytes, { workshop }) =>
    workshop.run('cleanPicture', { bytes, type });

/** Sound and moving pictures stay as they are: what is said in them tells more. */
const cleaners: Partial<Record<FileType, Clean>> = {
  jpeg: picture('jpeg'),
  png: picture('png'),
  webp: picture('webp'),
  docx: async (bytes) => cleanOffice(bytes),
  xlsx: async (bytes) => cleanOffice(bytes),
  pdf: async (bytes) => cleanPdf(bytes),
};

const notAllThere: Text = {
  'zh-CN': '文件尚未传完。',
  en: 'Not all of the file is there yet.',
};
const notWhatItSays = (name: string, type: FileType | undefined): Text =>
  type
    ? {
        'zh-CN': `「${name}」的内容是 ${fileTypes[type].title}，与文件名或此处要求不符。请用原软件另存为要求的类型，不要只改文件名。`,
        en: `What is in “${name}” is ${fileTypes[type].title}, which is not what its name says, or not what is wanted here. Save it in a wanted type; changing its name is not enough.`,
      }
    : {
        'zh-CN': `无法认出「${name}」的内容，或其中含有宏、加密或过大的压缩内容。请用原软件打开，另存为要求的类型再上传。`,
        en: `What is in “${name}” is not recognised, or it holds macros, encryption or too much packed content. Open it and save it in a wanted type, then upload it again.`,
      };
const damaged = (name: string, type: FileType): Text => ({
  'zh-CN': `「${name}」作为 ${fileTypes[type].title} 无法读取，可能已损坏或过大。请重新保存或重新扫描后再上传。`,
  en: `“${name}” cannot be read as ${fileTypes[type].title}; it may be damaged or too large. Save or scan it anew and upload it again.`,
});
