import {
  ContentQuery,
  DocumentsView,
  DocumentVersion,
  MadeDocument,
  MakeDocument,
  MakeReportDocument,
  PlaceholderView,
  PreviewCase,
  TemplateBody,
  TemplateRead,
} from '../documents.ts';
import { route } from '../route.ts';
import { Id, list, optional, shape, Uuid } from '../shared.ts';

const draft = '/api/drafts/:draft/documents/:document';

export const documents = {
  // Documents
  caseDocuments: route('GET', '/api/cases/:case/documents', 'What can be and was produced', {
    reply: DocumentsView,
  }),
  makeDocument: route('POST', '/api/cases/:case/documents', 'Produce a document of a case', {
    body: MakeDocument,
    reply: MadeDocument,
    status: 201,
  }),
  subjectDocuments: route(
    'GET',
    '/api/subjects/:kind/:id/documents',
    'Documents about a person or a unit',
    { reply: DocumentsView },
  ),
  makeSubjectDocument: route('POST', '/api/subjects/:kind/:id/documents', 'Produce one of them', {
    body: MakeDocument,
    reply: MadeDocument,
    status: 201,
  }),
  reportDocuments: route('GET', '/api/reports/documents', 'Documents of what is counted', {
    query: shape({ workflow: Id }),
    reply: DocumentsView,
  }),
  makeReportDocument: route('POST', '/api/reports/documents', 'Produce one of a period', {
    body: MakeReportDocument,
    reply: MadeDocument,
    status: 201,
  }),
  documentContent: route(
    'GET',
    '/api/documents/:made/content',
    'A produced document as a file: Word or PDF',
    { query: ContentQuery, status: 200 },
  ),

  documentVersions: route(
    'GET',
    '/api/document-templates/:document',
    'The published versions of a document',
    { reply: list(DocumentVersion) },
  ),
  versionTemplate: route(
    'GET',
    '/api/document-templates/:document/:version',
    'The template of a version as a file',
    { status: 200 },
  ),

  // Templates of a draft
  draftPlaceholders: route('GET', `${draft}/placeholders`, 'What its template can say', {
    reply: list(PlaceholderView),
  }),
  draftTemplate: route('GET', `${draft}/template`, 'Its template as a file', { status: 200 }),
  previewCases: route('GET', `${draft}/cases`, 'Cases with which it can be looked at', {
    reply: list(PreviewCase),
  }),
  previewDocument: route(
    'GET',
    `${draft}/preview`,
    'The document as PDF, with a case whose names and texts are masked, or with examples',
    { query: shape({ case: optional(Uuid) }), status: 200 },
  ),
  sendTemplate: route('POST', '/api/drafts/:draft/templates', 'Send a template; it is checked', {
    body: TemplateBody,
    reply: TemplateRead,
  }),
};
