import Type from 'typebox';
import {
  AttachmentView,
  NewUpload,
  OpenAttachment,
  OpenedAttachment,
  UploadView,
} from '../files.ts';
import { route } from '../route.ts';
import { list, optional, shape } from '../shared.ts';

export const files = {
  // Files
  beginUpload: route('POST', '/api/uploads', 'Declare a file that is to be uploaded for a form', {
    body: NewUpload,
    reply: UploadView,
    status: 201,
  }),
  sendUpload: route(
    'PATCH',
    '/api/uploads/:upload',
    'Send bytes of it, as tus 1.0.0 does (`application/offset+octet-stream`, Upload-Offset); HEAD tells how many are there',
    {},
  ),
  finishUpload: route(
    'POST',
    '/api/uploads/:upload/finish',
    'Have it checked and kept when all bytes are there; again, it answers the same',
    { body: shape({}), reply: AttachmentView, status: 201 },
  ),
  dropUpload: route('DELETE', '/api/uploads/:upload', 'Give up an upload, or remove its file', {}),
  attachments: route('GET', '/api/attachments', 'Files by their ids, those that one may see', {
    query: shape({ ids: Type.String({ maxLength: 4000 }) }),
    reply: list(AttachmentView),
  }),
  openAttachment: route(
    'POST',
    '/api/attachments/:attachment/open',
    'Ask for a file that is sealed, or as it came; this is recorded with the reason',
    { body: OpenAttachment, reply: OpenedAttachment },
  ),
  attachmentContent: route(
    'GET',
    '/api/attachments/:attachment/content',
    'The bytes of a file, to be saved; pictures and PDF also to be looked at (`show`)',
    {
      query: shape({
        ticket: optional(Type.String({ maxLength: 600 })),
        show: optional(Type.Enum(['true'])),
      }),
      status: 200,
    },
  ),
};
