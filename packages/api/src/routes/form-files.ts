import { FormFileBody, FormFileQuery, FormFileRead, FormFileText } from '../form-files.ts';
import { route } from '../route.ts';

export const formFiles = {
  // Forms as files
  formFile: route(
    'GET',
    '/api/drafts/:draft/forms/:form/file',
    'A form of a draft as a file: a JSON Schema for any renderer, or its definition',
    { query: FormFileQuery, reply: FormFileText },
  ),
  readFormFile: route(
    'POST',
    '/api/drafts/:draft/forms/:form/file',
    'What a file would change in a form of a draft; nothing is changed yet',
    { body: FormFileBody, reply: FormFileRead },
  ),
};
