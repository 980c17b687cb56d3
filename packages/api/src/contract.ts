import { Role } from '@bitan/definitions';
import Type, { type Static, type TObject, type TSchema } from 'typebox';
import { AuditPage, AuditProof, NewUser, UserChange, UserView } from './admin.ts';
import { ImpactBody, ImpactView } from './impact.ts';
import {
  DraftChanges,
  DraftRow,
  DraftView,
  EditionRow,
  PolicyView,
  Tried,
  TryBody,
} from './policy.ts';
import {
  Answers,
  Colleague,
  Id,
  Instant,
  list,
  Named,
  optional,
  PageQuery,
  Revision,
  shape,
  text,
} from './shared.ts';
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
} from './studio.ts';
import {
  ActionSheet,
  CaseReference,
  CaseRows,
  CaseView,
  Choice,
  DecisionCard,
  Handover,
  Inbox,
  Me,
  SimilarCase,
  SubjectRow,
  SubjectView,
  WorkflowView,
} from './work.ts';

/**
 * One operation of the HTTP API. `:name` in a path is a parameter; `writes` operations take an
 * `Idempotency-Key`; a body with a `revision` may give it as `If-Match` instead.
 */
export interface Route<
  Body extends TSchema | undefined = TSchema | undefined,
  Reply extends TSchema | undefined = TSchema | undefined,
  Query extends TObject | undefined = TObject | undefined,
  Path extends string = string,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  readonly path: Path;
  readonly summary: string;
  readonly body: Body;
  readonly reply: Reply;
  readonly query: Query;
  readonly status: number;
  /** Whether it can be called without being signed in. */
  readonly open: boolean;
  /** What it answers to who sends `Prefer: return=minimal` (RFC 7240). */
  readonly minimal?: TSchema;
}

interface Parts<B, R, Q> {
  body?: B;
  reply?: R;
  query?: Q;
  status?: number;
  open?: boolean;
  minimal?: TSchema;
}

function route<
  const P extends string,
  B extends TSchema | undefined = undefined,
  R extends TSchema | undefined = undefined,
  Q extends TObject | undefined = undefined,
>(method: Route['method'], path: P, summary: string, parts: Parts<B, R, Q>): Route<B, R, Q, P> {
  const { body, reply, query, status, open = false, minimal } = parts;
  return {
    method,
    path,
    summary,
    body: body as B,
    reply: reply as R,
    query: query as Q,
    status: status ?? (reply === undefined ? 204 : 200),
    open,
    ...(minimal && { minimal }),
  };
}

/** The case as it is now; null for somebody who, by this very step, may no longer see it. */
const UnlessRecused = Type.Union([CaseView, Type.Null()]);

const Submission = { answers: Answers, choice: optional(Choice) };

/** Every operation that the server offers, in the order in which one reads about them. */
export const contract = {
  // Who I am
  signIn: route('POST', '/api/session', 'Sign in', {
    body: shape({ login: text(60), password: text(200) }),
    reply: Me,
    open: true,
  }),
  me: route('GET', '/api/session', 'Who is signed in', { reply: Me }),
  signOut: route('DELETE', '/api/session', 'Sign out', {}),
  colleagues: route('GET', '/api/colleagues', 'The people of the office, with their roles', {
    reply: list(Colleague),
    query: shape({ role: optional(Id) }),
  }),
  roles: route('GET', '/api/roles', 'The roles of the office', { reply: list(Role) }),

  // What is to be done
  inbox: route('GET', '/api/inbox', 'What this user is to do, most urgent first', {
    reply: Inbox,
    query: shape(PageQuery),
  }),
  workflows: route('GET', '/api/workflows', 'The types of case', { reply: list(WorkflowView) }),
  startSheet: route('GET', '/api/workflows/:workflow/start', 'What is needed to begin a case', {
    reply: ActionSheet,
  }),
  startPreview: route(
    'POST',
    '/api/workflows/:workflow/preview',
    'What the rules would propose on beginning a case so; nothing is stored',
    { body: shape({ answers: Answers }), reply: optional(DecisionCard) },
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
    query: shape({
      workflow: optional(Id),
      stage: optional(Id),
      q: optional(text(60)),
      open: optional(Type.Enum(['true', 'false'])),
      ...PageQuery,
    }),
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
  openSeal: route('POST', '/api/cases/:case/seals/:seal', 'Read sealed answers; this is recorded', {
    body: shape({ reason: text(500) }),
    reply: shape({ answers: Answers }),
  }),

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

  // Administration
  users: route('GET', '/api/users', 'The accounts of the office', { reply: list(UserView) }),
  addUser: route('POST', '/api/users', 'Add an account', {
    body: NewUser,
    reply: UserView,
    status: 201,
  }),
  changeUser: route('PATCH', '/api/users/:user', 'Change an account', {
    body: UserChange,
    reply: UserView,
  }),
  audit: route('GET', '/api/audit', 'The audit log, latest first', {
    reply: AuditPage,
    query: shape(PageQuery),
  }),
  verifyAudit: route('POST', '/api/audit/verify', 'Prove the chain of the audit log', {
    body: shape({}),
    reply: AuditProof,
  }),
} satisfies Record<string, Route>;

export type Operation = keyof typeof contract;

type Of<S> = S extends TSchema ? Static<S> : undefined;
export type BodyOf<O extends Operation> = Of<(typeof contract)[O]['body']>;
export type ReplyOf<O extends Operation> = Of<(typeof contract)[O]['reply']>;
export type QueryOf<O extends Operation> = Of<(typeof contract)[O]['query']>;

/** The parameters of an operation's path. */
export type PathOf<O extends Operation> = PathParameters<(typeof contract)[O]['path']>;

type PathParameters<Path extends string> = Path extends `${string}:${infer P}/${infer Rest}`
  ? { readonly [K in P]: string } & PathParameters<`/${Rest}`>
  : Path extends `${string}:${infer P}`
    ? { readonly [K in P]: string }
    : unknown;
