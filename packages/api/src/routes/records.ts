import Type from 'typebox';
import { route } from '../route.ts';
import { Answers, list, optional, Revision, shape } from '../shared.ts';
import { ActionSheet, Handover, SubjectRow, SubjectView } from '../work.ts';

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

  // Between offices
  handovers: route('GET', '/api/handovers', 'Matters that came from or went to other offices', {
    reply: list(Handover),
  }),
  receiveHandover: route('POST', '/api/handovers/:id/receive', 'Confirm that it arrived', {
    body: shape({}),
    reply: Handover,
  }),
};
