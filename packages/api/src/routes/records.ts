import Type from 'typebox';
import { Handover, Handovers } from '../handover.ts';
import { RegisterView, SubjectRow, SubjectView } from '../records.ts';
import { route } from '../route.ts';
import { Answers, Id, list, optional, PageQuery, Revision, shape, text, Uuid } from '../shared.ts';
import { ActionSheet } from '../work.ts';

export const records = {
  // People and units
  subjects: route('GET', '/api/subjects/:kind', 'Find people or units (`person`, `unit`)', {
    reply: list(SubjectRow),
    query: shape({ q: optional(Type.String({ maxLength: 60 })), limit: optional(Type.Integer()) }),
  }),
  subjectForm: route('GET', '/api/subjects/:kind/new', 'The form for a new person or unit', {
    reply: ActionSheet,
  }),
  addSubject: route('POST', '/api/subjects/:kind', 'Add a person or a unit', {
    body: shape({ answers: Answers }),
    reply: SubjectView,
    status: 201,
  }),
  subject: route('GET', '/api/subjects/:kind/:id', 'A person or unit with all records', {
    reply: SubjectView,
  }),
  changeSubject: route('PUT', '/api/subjects/:kind/:id', 'Change a person or unit', {
    body: shape({ answers: Answers, revision: optional(Revision) }),
    reply: SubjectView,
  }),

  openRegister: route(
    'POST',
    '/api/subjects/:kind/:id/registers/:register',
    'Read entries that are read only by who says why; this is recorded',
    {
      body: shape({ reason: text(500), view: optional(Id) }),
      reply: RegisterView,
    },
  ),

  // Between offices
  handovers: route('GET', '/api/handovers', 'Matters that came from or went to other offices', {
    query: shape({ which: Type.Enum(['waiting', 'in', 'out']), ...PageQuery }),
    reply: Handovers,
  }),
  receiveHandover: route('POST', '/api/handovers/:id/receive', 'Confirm that it arrived', {
    body: shape({}),
    reply: Handover,
  }),
  refuseHandover: route('POST', '/api/handovers/:id/refuse', 'Refuse it; it goes back', {
    body: shape({ reason: text(500) }),
    reply: Handover,
  }),
  beginFromHandover: route('POST', '/api/handovers/:id/begin', 'Begin a case from it', {
    body: shape({}),
    reply: shape({ workflow: Id, draft: Uuid }),
    status: 201,
  }),
  encloseWithHandover: route('POST', '/api/handovers/:id/enclose', 'Send files of the case after', {
    body: shape({ files: Type.Array(Uuid, { minItems: 1, maxItems: 50 }) }),
    reply: Handover,
  }),
  addressHandover: route('POST', '/api/handovers/:id/address', 'Say to which office it goes', {
    body: shape({ to: Uuid }),
    reply: Handover,
  }),
};
