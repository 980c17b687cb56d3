import { join } from 'node:path';
import { contract } from '@bitan/api';
import compression from 'compression';
import express, { type Express, type Request } from 'express';
import { pinoHttp } from 'pino-http';
import {
  addToAgenda,
  agenda,
  agendaSheet,
  carryOutAgenda,
  decideMatter,
  takeOffAgenda,
} from './agenda/use-cases.ts';
import { finishUpload } from './attachments/finish.ts';
import { attachmentContent, attachments, openAttachment } from './attachments/read.ts';
import { beginUpload, dropUpload, uploadBytes } from './attachments/upload.ts';
import { documentContent } from './documents/content.ts';
import {
  draftPlaceholders,
  draftTemplate,
  previewCases,
  previewDocument,
  sendTemplate,
} from './documents/draft-documents.ts';
import { makeDocument, makeReportDocument, makeSubjectDocument } from './documents/make.ts';
import { caseDocuments, reportDocuments, subjectDocuments } from './documents/offered.ts';
import { documentVersions, versionTemplate } from './documents/versions.ts';
import { caseFilters, changeList, forgetList, keepList, lists } from './find/lists.ts';
import { search } from './find/search.ts';
import { previewTogether, together } from './find/together.ts';
import { receiveHandover, refuseHandover } from './handover/answer.ts';
import { beginFromHandover } from './handover/begin.ts';
import { addressHandover, encloseWithHandover } from './handover/enclose.ts';
import { handovers } from './handover/view.ts';
import { bind, type UseCases } from './http/bind.ts';
import { answerErrors, nothingHere } from './http/errors.ts';
import { createMetrics } from './http/metrics.ts';
import { openApi } from './http/openapi.ts';
import { jsonOnly, notStored, securityHeaders } from './http/security.ts';
import { sendShell } from './http/shell.ts';
import { refusedLines } from './intake/refused.ts';
import { bindSent } from './intake/sent.ts';
import { addToken, endToken, tokens } from './intake/tokens.ts';
import {
  beginImportUpload,
  changeImport,
  dropImport,
  imports,
  keepMapping,
  newImport,
  oneImport,
  previewImport,
  runImport,
  stopImport,
} from './intake/use-cases.ts';
import {
  approveMoving,
  changeMoving,
  movable,
  moving,
  movingOutlook,
  movings,
  newMoving,
  returnMoving,
  submitMoving,
  withdrawMoving,
} from './moving/use-cases.ts';
import { compareForms, formsInForce, formVersions } from './moving/versions.ts';
import { overview, overviewCases } from './overview/overview.ts';
import { audit, auditKinds, verifyAudit } from './people/audit.ts';
import {
  joinPeople,
  namesakes,
  partPerson,
  previewJoin,
  previewPart,
  undoJoin,
} from './people/namesakes.ts';
import { openRegister } from './people/open-register.ts';
import { bindSession, sessions, signedIn } from './people/session.ts';
import { addSubject, changeSubject, subject, subjectForm, subjects } from './people/subjects.ts';
import { addUser, changeUser, colleagues, me, roles, users } from './people/use-cases.ts';
import { affected, policyNews } from './policy/affected.ts';
import { compareEditions, neighbours, officeLayer } from './policy/compare.ts';
import {
  approveDraft,
  changeDraft,
  draft,
  drafts,
  newDraft,
  returnDraft,
  submitDraft,
  withdrawDraft,
} from './policy/drafts.ts';
import { currentEdition, edition, editions } from './policy/editions.ts';
import { formFile, readFormFile } from './policy/form-files.ts';
import { beginImpact, impact, stopImpact } from './policy/impact.ts';
import { maskedAnswers, pastEntries } from './policy/past-answers.ts';
import { rebaseDraft } from './policy/rebase.ts';
import { decisionSheet, readDecisionSheet } from './policy/sheets.ts';
import { commentDraft, draftCases, draftSteps, editDraft, studio } from './policy/studio.ts';
import { restoreEdition, withdrawEdition } from './policy/take-back.ts';
import { tryDecision } from './policy/try.ts';
import { bindReceipts } from './receipts/holder.ts';
import { issueReceipt, receipt } from './receipts/issue.ts';
import { report, reportCases, reportSheet } from './reports/report.ts';
import type { Runtime } from './runtime/runtime.ts';
import { beginFromPattern } from './supervise/begin-from-pattern.ts';
import {
  bindFeeds,
  calendar,
  calendarFeed,
  endCalendarFeed,
  makeCalendarFeed,
} from './supervise/calendar.ts';
import { addDeputy, deputies, endDeputy } from './supervise/deputies.ts';
import { addWebhook, endWebhook, messages, sendAgain } from './supervise/messages.ts';
import { noticeSettings, notices, readNotices, saveNoticeSettings } from './supervise/notices.ts';
import { decidePattern, patterns } from './supervise/patterns.ts';
import { checkSample, samples } from './supervise/samples.ts';
import { exceptions, supervision } from './supervise/supervision.ts';
import { act } from './work/act.ts';
import {
  answerDraft,
  answerDraftAt,
  answerDrafts,
  discardAnswerDraft,
  saveAnswerDraft,
} from './work/answer-drafts.ts';
import { cases, oneCase, openSeal, workflows } from './work/cases.ts';
import { procedure } from './work/flow-view.ts';
import { inbox } from './work/inbox.ts';
import { mergeCase, unmergeCase } from './work/merge.ts';
import { actionSheet, preview, startPreview, startSheet } from './work/sheet.ts';
import { similar, similarCases } from './work/similar.ts';
import { startCase } from './work/start-case.ts';
import { tellApart } from './work/tell-apart.ts';

/** Every operation and what carries it out; paths and bodies are in `@bitan/api`. */
const useCases: UseCases = {
  me,
  colleagues,
  roles,

  inbox,
  workflows,
  startSheet,
  startPreview,
  similar,

  startCase,
  cases,
  case: oneCase,
  actionSheet,
  preview,
  act,
  openSeal,
  similarCases,
  mergeCase,
  unmergeCase,
  tellApart,
  procedure,
  agenda,
  addToAgenda,
  carryOutAgenda,
  takeOffAgenda,
  agendaSheet,
  decideMatter,

  answerDrafts,
  answerDraft,
  answerDraftAt,
  saveAnswerDraft,
  discardAnswerDraft,
  search,
  caseFilters,
  together,
  previewTogether,
  lists,
  keepList,
  changeList,
  forgetList,
  beginUpload,
  finishUpload,
  dropUpload,
  attachments,
  openAttachment,

  namesakes,
  previewJoin,
  joinPeople,
  previewPart,
  partPerson,
  undoJoin,
  subjects,
  subjectForm,
  addSubject,
  subject,
  changeSubject,

  imports,
  beginImportUpload,
  newImport,
  import: oneImport,
  changeImport,
  previewImport,
  runImport,
  stopImport,
  refusedLines,
  dropImport,
  keepMapping,

  receipt,
  issueReceipt,
  caseDocuments,
  makeDocument,
  subjectDocuments,
  makeSubjectDocument,
  reportDocuments,
  makeReportDocument,
  documentContent,
  documentVersions,
  versionTemplate,
  draftPlaceholders,
  draftTemplate,
  previewCases,
  previewDocument,
  sendTemplate,

  report,
  reportSheet,
  reportCases,
  overview,
  overviewCases,

  handovers,
  receiveHandover,
  refuseHandover,
  beginFromHandover,
  encloseWithHandover,
  addressHandover,

  currentEdition,
  editions,
  edition,
  withdrawEdition,
  restoreEdition,
  policyNews,
  pastEntries,
  maskedAnswers,
  affected,
  compareEditions,
  neighbours,
  officeLayer,
  tryDecision,
  drafts,
  newDraft,
  draft,
  changeDraft,
  studio,
  editDraft,
  draftSteps,
  draftCases,
  decisionSheet,
  readDecisionSheet,
  formFile,
  readFormFile,
  rebaseDraft,
  commentDraft,
  submitDraft,
  approveDraft,
  returnDraft,
  withdrawDraft,
  beginImpact,
  impact,
  stopImpact,
  formsInForce,
  formVersions,
  compareForms,
  movable,
  movings,
  newMoving,
  moving,
  changeMoving,
  movingOutlook,
  submitMoving,
  approveMoving,
  returnMoving,
  withdrawMoving,

  notices,
  readNotices,
  noticeSettings,
  saveNoticeSettings,
  deputies,
  addDeputy,
  endDeputy,
  supervision,
  exceptions,
  calendar,
  calendarFeed,
  makeCalendarFeed,
  endCalendarFeed,
  samples,
  checkSample,
  patterns,
  decidePattern,
  beginFromPattern,
  messages,
  sendAgain,
  addWebhook,
  endWebhook,

  users,
  addUser,
  changeUser,
  audit,
  auditKinds,
  openRegister,
  verifyAudit,

  tokens,
  addToken,
  endToken,
};

/** The Express application: what every request passes, then the operations, then the shell. */
export function createApp(runtime: Runtime, sessionKey: Buffer): Express {
  const { store, log, clock, config } = runtime;
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(securityHeaders);
  app.use(pinoHttp({ logger: log, serializers: logged, quietReqLogger: true }));

  app.use(compression());

  app.get('/livez', (_request, response) => void response.json({ ok: true }));
  app.get('/readyz', async (_request, response) => {
    const ready = await store.ready();
    response.status(ready.ok ? 200 : 503).json(ready);
  });
  const metrics = createMetrics();
  app.use(metrics.measure);
  app.get('/metrics', metrics.show);
  app.get('/api/openapi.json', (_request, response) => void response.json(openApi('0.1.0')));

  app.use('/api', runtime.underWay.count);
  app.use('/api', notStored, jsonOnly, express.json({ limit: '1mb' }));
  app.use('/api', sessions(store, sessionKey, clock));
  bindSession(app, runtime);
  bindReceipts(app, runtime);
  bindSent(app, runtime);
  const whoAsks = (request: Request) => signedIn(runtime, request);
  bind(app, runtime, useCases, whoAsks);
  const { head, patch } = uploadBytes(runtime, whoAsks);
  app.head(contract.sendUpload.path, head);
  app.patch(contract.sendUpload.path, patch);
  app.get(contract.attachmentContent.path, attachmentContent(runtime, whoAsks));
  app.use('/api', nothingHere);
  bindFeeds(app, runtime);

  // What is called by its content never changes; a browser asks for the rest anew after an hour.
  const assets = { index: false, immutable: true, maxAge: '365d' } as const;
  app.use('/assets', express.static(join(config.shell, 'assets'), assets));
  app.use(express.static(config.shell, { index: false, maxAge: '1h' }));
  app.get('/{*path}', sendShell(config.shell));
  app.use(answerErrors(log));
  return app;
}

/** What the log may say of a request: no query, no headers, no body. */
const logged = {
  req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?')[0] }),
  res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
};
