import Type from 'typebox';
import { ImpactBody, ImpactView } from '../impact.ts';
import {
  DraftChanges,
  DraftRow,
  DraftView,
  EditionRow,
  PolicyView,
  Tried,
  TryBody,
} from '../policy.ts';
import { route } from '../route.ts';
import { Instant, list, Named, optional, Revision, shape, text } from '../shared.ts';
import {
  Affected,
  CasesView,
  CommentBody,
  CommentView,
  Compared,
  CompareQuery,
  Edited,
  EditsBody,
  PolicyNews,
  RebaseBody,
  SheetBody,
  SheetFile,
  SheetQuery,
  SheetRead,
  StepsQuery,
  StepsView,
  StudioView,
} from '../studio.ts';

export const policy = {
  // Policy
  currentEdition: route('GET', '/api/editions/current', 'Everything in force, in words', {
    reply: PolicyView,
  }),
  editions: route('GET', '/api/editions', 'The history of editions, latest first', {
    reply: list(EditionRow),
  }),
  edition: route('GET', '/api/editions/:edition', 'An earlier edition in words', {
    reply: PolicyView,
  }),
  withdrawEdition: route(
    'POST',
    '/api/editions/:number/withdraw',
    'Withdraw a scheduled edition before it takes effect',
    { body: shape({ reason: text(2000) }), reply: list(EditionRow) },
  ),
  restoreEdition: route(
    'POST',
    '/api/editions/:number/restore',
    'Submit a draft that says again what an earlier edition said',
    { body: shape({ reason: text(2000) }), reply: DraftView, status: 201 },
  ),
  policyNews: route('GET', '/api/policy/news', 'What the level above published, latest first', {
    reply: list(PolicyNews),
  }),
  affected: route('GET', '/api/drafts/:draft/affected', 'What a draft means for offices below', {
    reply: list(Affected),
  }),
  compareEditions: route(
    'GET',
    '/api/editions/:edition/compare',
    'What an edition and another one say differently; the other is the one in force by itself',
    { query: CompareQuery, reply: list(Compared) },
  ),
  neighbours: route('GET', '/api/offices', 'The offices above, below and beside', {
    reply: list(Named),
  }),
  officeLayer: route('GET', '/api/offices/:office/layer', 'What such an office adds', {
    reply: DraftChanges,
  }),
  tryDecision: route('POST', '/api/decisions/:decision/try', 'Decide on any facts', {
    body: TryBody,
    reply: Tried,
  }),
  drafts: route('GET', '/api/drafts', 'Drafts of the office', { reply: list(DraftRow) }),
  newDraft: route('POST', '/api/drafts', 'Begin a draft', {
    body: shape({ title: text(120) }),
    reply: DraftView,
    status: 201,
  }),
  draft: route('GET', '/api/drafts/:draft', 'A draft with its checks', { reply: DraftView }),
  changeDraft: route('PUT', '/api/drafts/:draft', 'Change a draft', {
    body: shape({ changes: DraftChanges, revision: optional(Revision) }),
    reply: DraftView,
  }),
  studio: route('GET', '/api/drafts/:draft/studio', 'A draft to be edited, and the level above', {
    reply: StudioView,
  }),
  editDraft: route('POST', '/api/drafts/:draft/edits', 'Change items of a draft', {
    body: EditsBody,
    reply: Edited,
  }),
  draftSteps: route(
    'GET',
    '/api/drafts/:draft/edits',
    'What was changed in a draft after a revision, and who else has it open',
    { query: StepsQuery, reply: StepsView },
  ),
  draftCases: route('GET', '/api/drafts/:draft/cases', 'The cases of a draft and what they show', {
    reply: CasesView,
  }),
  decisionSheet: route(
    'GET',
    '/api/drafts/:draft/decisions/:decision/sheet',
    'A decision of a draft as an .xlsx file',
    { query: SheetQuery, reply: SheetFile },
  ),
  readDecisionSheet: route(
    'POST',
    '/api/drafts/:draft/decisions/:decision/sheet',
    'What an .xlsx file would change in a decision of a draft',
    { body: SheetBody, reply: SheetRead },
  ),
  rebaseDraft: route(
    'POST',
    '/api/drafts/:draft/rebase',
    'Bring a draft up to what was published since it was begun',
    { body: RebaseBody, reply: Edited },
  ),
  commentDraft: route('POST', '/api/drafts/:draft/comments', 'Remark on an item of a draft', {
    body: CommentBody,
    reply: list(CommentView),
    status: 201,
  }),
  submitDraft: route('POST', '/api/drafts/:draft/submit', 'Ask a second person to approve', {
    body: shape({
      reason: text(2000),
      effectiveFrom: optional(Instant),
      /** The keys of gaps and overlaps that are meant. */
      acknowledged: optional(list(Type.String({ maxLength: 300 }))),
      revision: optional(Revision),
    }),
    reply: DraftView,
  }),
  approveDraft: route('POST', '/api/drafts/:draft/approve', 'Approve and publish', {
    body: shape({ revision: optional(Revision) }),
    reply: DraftView,
  }),
  returnDraft: route('POST', '/api/drafts/:draft/return', 'Return a draft to its author', {
    body: shape({ comment: text(2000), revision: optional(Revision) }),
    reply: DraftView,
  }),
  beginImpact: route(
    'POST',
    '/api/drafts/:draft/impact',
    'Decide the past again under a draft; what was done before is not done again',
    { body: ImpactBody, reply: ImpactView, status: 202 },
  ),
  impact: route('GET', '/api/drafts/:draft/impact', 'What a draft would have meant', {
    reply: ImpactView,
  }),
  stopImpact: route('DELETE', '/api/drafts/:draft/impact', 'Stop deciding the past again', {
    reply: ImpactView,
  }),
  withdrawDraft: route('POST', '/api/drafts/:draft/withdraw', 'Withdraw a draft', {
    body: shape({ revision: optional(Revision) }),
    reply: DraftView,
  }),
};
