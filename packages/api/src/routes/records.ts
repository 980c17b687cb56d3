import Type from 'typebox';
import { route } from '../route.ts';
import { Answers, Id, list, optional, Revision, shape, text } from '../shared.ts';
import { ActionSheet, Handover, RegisterView, SubjectRow, SubjectView } from '../work.ts';

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
    reply: list(Handover),
  }),
  receiveHandover: route('POST', '/api/handovers/:id/receive', 'Confirm that it arrived', {
    body: shape({}),
    reply: Handover,
  }),
};
