import Type from 'typebox';
import { UploadView } from '../files.ts';
import {
  ImportColumns,
  ImportPreview,
  ImportRow,
  ImportStep,
  ImportView,
  KeepMapping,
  NewImport,
  NewImportUpload,
  PreviewImport,
} from '../intake.ts';
import { route } from '../route.ts';
import { list, optional, shape } from '../shared.ts';

/** Cases that come in many at once. */
export const intake = {
  imports: route('GET', '/api/imports', 'Tables of cases that one brought, latest first', {
    reply: list(ImportRow),
  }),
  beginImportUpload: route(
    'POST',
    '/api/imports/uploads',
    'Declare a table (.csv, .xlsx) that is to be uploaded; its bytes go to /api/uploads/:upload',
    { body: NewImportUpload, reply: UploadView, status: 201 },
  ),
  newImport: route('POST', '/api/imports', 'Read an uploaded table; no case is begun yet', {
    body: NewImport,
    reply: ImportView,
    status: 201,
  }),
  import: route('GET', '/api/imports/:import', 'A table, and how far it has come', {
    reply: ImportView,
  }),
  changeImport: route('PUT', '/api/imports/:import', 'Say what each column is for', {
    body: ImportColumns,
    reply: ImportView,
  }),
  previewImport: route(
    'POST',
    '/api/imports/:import/preview',
    'What would become of the first lines; nothing is written',
    { body: PreviewImport, reply: ImportPreview },
  ),
  runImport: route(
    'POST',
    '/api/imports/:import/run',
    'Begin a case with each line, or go on where it stopped; no line counts twice',
    { body: ImportStep, reply: ImportView },
  ),
  stopImport: route('POST', '/api/imports/:import/stop', 'Stop after the lines in hand', {
    body: ImportStep,
    reply: ImportView,
  }),
  refusedLines: route(
    'GET',
    '/api/imports/:import/refused',
    'The lines that were not taken, with the reasons, as CSV to be mended and imported again',
    { query: shape({ language: optional(Type.Enum(['zh-CN', 'en'])) }), status: 200 },
  ),
  dropImport: route(
    'DELETE',
    '/api/imports/:import',
    'Forget a table and its file; the cases stay',
    {},
  ),
  keepMapping: route('PUT', '/api/import-mappings', 'Keep what columns are for under a name', {
    body: KeepMapping,
    status: 204,
  }),
};
