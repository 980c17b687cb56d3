import Type from 'typebox';
import { DraftQuery } from '../answer-drafts.ts';
import { AttachmentView } from '../files.ts';
import { ProcedureView } from '../flow.ts';
import { Wanted } from '../lists.ts';
import { route } from '../route.ts';
import { Answers, Id, list, optional, PageQuery, Revision, shape, text, Uuid } from '../shared.ts';
import {
  ActionSheet,
  Alarm,
  CaseReference,
  CaseRows,
  CaseView,
  Choice,
  DecisionCard,
  Inbox,
  SimilarCase,
  WorkflowView,
} from '../work.ts';

/** The case as it is now; null for somebody who, by this very step, may no longer see it. */
const UnlessRecused = Type.Union([CaseView, Type.Null()]);

/** `draft`: what was kept of these answers while they were typed; it is gone with the submission. */
const Submission = { answers: Answers, choice: optional(Choice), draft: optional(Uuid) };

const Reason = Type.String({ maxLength: 500 });

export const work = {
  // What is to be done
  inbox: route('GET', '/api/inbox', 'What this user is to do, most urgent first', {
    reply: Inbox,
    query: shape({ alarm: optional(Alarm), ...PageQuery }),
  }),
  workflows: route('GET', '/api/workflows', 'The types of case', { reply: list(WorkflowView) }),
  procedure: route('GET', '/api/workflows/:workflow/procedure', 'How such cases are worked on', {
    reply: ProcedureView,
  }),
  startSheet: route('GET', '/api/workflows/:workflow/start', 'What is needed to begin a case', {
    reply: ActionSheet,
    query: DraftQuery,
  }),
  startPreview: route(
    'POST',
    '/api/workflows/:workflow/preview',
    'What the rules would propose on beginning a case so; nothing is stored',
    { body: shape({ answers: Answers, draft: optional(Uuid) }), reply: optional(DecisionCard) },
  ),
  similar: route('POST', '/api/workflows/:workflow/similar', 'Earlier cases like this one', {
    body: shape({ answers: Answers }),
    reply: list(SimilarCase),
  }),

  // Cases
  startCase: route('POST', '/api/cases', 'Begin a case', {
    body: shape({ workflow: Id, ...Submission }),
    reply: UnlessRecused,
    minimal: CaseReference,
    status: 201,
  }),
  cases: route('GET', '/api/cases', 'Cases of the office, latest first', {
    reply: CaseRows,
    query: shape({ ...Wanted.properties, ...PageQuery }),
  }),
  case: route('GET', '/api/cases/:case', 'One case with all that this user may see', {
    reply: CaseView,
  }),
  actionSheet: route('GET', '/api/cases/:case/actions/:action', 'What is needed to do an action', {
    reply: ActionSheet,
  }),
  preview: route(
    'POST',
    '/api/cases/:case/actions/:action/preview',
    'What the rules would propose with these answers; nothing is stored',
    { body: shape({ answers: Answers }), reply: optional(DecisionCard) },
  ),
  act: route(
    'POST',
    '/api/cases/:case/actions/:action',
    'Do an action, approve one (`<action>.approve`) or return one (`<action>.return`)',
    {
      body: shape({
        ...Submission,
        revision: optional(Revision),
        /** For a return: what has to be changed. */
        comment: optional(Type.String({ maxLength: 2000 })),
      }),
      reply: UnlessRecused,
      minimal: CaseReference,
    },
  ),
  similarCases: route(
    'GET',
    '/api/cases/:case/similar',
    'Cases that may be about the same matter',
    {
      reply: list(SimilarCase),
    },
  ),
  mergeCase: route(
    'POST',
    '/api/cases/:case/merge',
    'Have it handled with another case about the same matter; both stay',
    {
      body: shape({ into: Uuid, reason: Reason, revision: optional(Revision) }),
      reply: UnlessRecused,
    },
  ),
  unmergeCase: route(
    'POST',
    '/api/cases/:case/unmerge',
    'Let it go on by itself, from where it was',
    {
      body: shape({ reason: Reason, revision: optional(Revision) }),
      reply: UnlessRecused,
    },
  ),
  tellApart: route(
    'POST',
    '/api/cases/:case/apart',
    'Decide that it is another matter than the one that it is much like',
    {
      body: shape({ reason: Reason }),
      reply: UnlessRecused,
    },
  ),
  openSeal: route('POST', '/api/cases/:case/seals/:seal', 'Read sealed answers; this is recorded', {
    body: shape({ reason: text(500) }),
    reply: shape({
      answers: Answers,
      /** The files among the answers. */
      attachments: optional(list(AttachmentView)),
    }),
  }),
};
