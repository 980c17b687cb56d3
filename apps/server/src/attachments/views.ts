import type { AttachmentView } from '@bitan/api';
import type { FileType } from '@bitan/definitions';
import type { Attachment } from '@bitan/store';

export const attachmentView = (one: Attachment): AttachmentView => ({
  id: one.id,
  name: one.name,
  type: one.type as FileType,
  size: one.size,
  uploadedAt: one.uploadedAt,
  sealed: one.seal !== undefined,
});
