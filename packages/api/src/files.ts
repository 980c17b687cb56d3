import { fileTypeNames } from '@bitan/definitions';
import Type, { type Static } from 'typebox';
import { Id, Instant, optional, shape, text, Uuid } from './shared.ts';

/** A file as those see it who may: what it is, not what is in it. */
export const AttachmentView = shape({
  id: Uuid,
  name: Type.String(),
  type: Type.Enum(fileTypeNames),
  /** Bytes. */
  size: Type.Integer(),
  uploadedAt: Instant,
  /** Whether a reason has to be given to read it. */
  sealed: Type.Boolean(),
});
export type AttachmentView = Static<typeof AttachmentView>;

/** What is to be uploaded, and for which field of which form. */
export const NewUpload = shape({
  form: Id,
  field: Type.String({ maxLength: 64 }),
  /** The case that the form is filled in for; without one, a case is being begun. */
  case: optional(Uuid),
  name: text(255),
  /** Bytes. */
  size: Type.Integer({ minimum: 1 }),
});
export type NewUpload = Static<typeof NewUpload>;

/** An upload as far as it has come. */
export const UploadView = shape({ id: Uuid, offset: Type.Integer(), size: Type.Integer() });
export type UploadView = Static<typeof UploadView>;

export const OpenAttachment = shape({
  /** Why it is read; needed for what is sealed, and for what came before anything was taken out. */
  reason: optional(Type.String({ maxLength: 500 })),
  original: optional(Type.Boolean()),
});

/** Where the bytes are for who asked, for a short time. */
export const OpenedAttachment = shape({ address: Type.String() });
