import type { AttachmentView } from '@bitan/api';
import type { FileType } from '@bitan/definitions';
import { type Attachment, NotFound } from '@bitan/store';
import { Refusal } from '../http/refusal.ts';

export const attachmentView = (one: Attachment): AttachmentView => ({
  id: one.id,
  name: one.name,
  type: one.type as FileType,
  size: one.size,
  uploadedAt: one.uploadedAt,
  sealed: one.seal !== undefined,
});

/** For `catch`: what is not there, or not for this user, is nothing. */
export function unlessThere(error: unknown): undefined {
  if (error instanceof NotFound) return undefined;
  if (error instanceof Refusal && error.code === 'forbidden') return undefined;
  throw error;
}
