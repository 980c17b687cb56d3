import type { AnswerDraftRow, AnswerDraftView } from '@bitan/api';
import type { Form, Text, Workflow } from '@bitan/definitions';
import type { AnswerDraft, AnswerDraftHead, Reading } from '@bitan/store';
import {
  available,
  CalendarMissingError,
  type Due,
  deadlineFrom,
  durationOf,
  findAction,
} from '@bitan/workflow';
import type { SignedIn } from '../people/signed-in.ts';
import type { OfficeEdition } from '../runtime/editions.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { named, titleOf } from './case-row.ts';
import { seen } from './names-in.ts';
import { aboutCase, factsAbout, knownTo, standingOf, whoIs, workflowOf } from './standing.ts';
import { mayStart } from './start-case.ts';

/** A draft with what was typed, and the form that it was typed into. */
export async function draftView(
  runtime: Runtime,
  me: SignedIn,
  reading: Reading,
  draft: AnswerDraft,
): Promise<AnswerDraftView> {
  const { row, form, stage } = await placed(runtime, me, reading, draft);
  const answers = draft.answers as Record<string, unknown>;
  return { ...row, ...(form && { form: seen(form, { roles: me.roles, stage }) }), answers };
}

/** Where a draft belongs, and whether it could be submitted now. */
export async function placed(
  runtime: Runtime,
  me: SignedIn,
  reading: Reading,
  draft: AnswerDraftHead,
): Promise<{ row: AnswerDraftRow; form: Form | undefined; stage: string | undefined }> {
  const now = runtime.clock();
  const office = await runtime.editions.of(me.office.id, draft.edition, now);
  const workflow = workflowOf(office.edition, draft.workflow);
  const published = await runtime.editions.publishedBy(me.office.id, now);
  const inForce = published.find(({ effectiveFrom }) => effectiveFrom <= now);
  const { stage, ...about } = draft.caseId
    ? await onCase(runtime, me, reading, draft, draft.caseId)
    : { open: mayStart(me, workflow, office.edition), moved: false, stage: workflow.stages[0]?.id };
  const until = keptUntil(office, workflow, draft.updatedAt);
  const row = {
    id: draft.id,
    workflow: named(workflow),
    ...about,
    action: { id: draft.action, title: titleOfAction(workflow, draft.action) },
    edition: {
      id: draft.edition,
      number: published.find(({ id }) => id === draft.edition)?.number ?? 0,
      current: inForce?.id === draft.edition,
    },
    revision: draft.revision,
    updatedAt: draft.updatedAt,
    ...(until && { until: until.date }),
  };
  return { row, form: formAt(office, workflow, draft.action), stage };
}

async function onCase(
  runtime: Runtime,
  me: SignedIn,
  reading: Reading,
  draft: AnswerDraftHead,
  caseId: string,
) {
  const standing = await standingOf(runtime, me, reading, caseId);
  const { row, workflow, position } = standing;
  const read = factsAbout(reading, aboutCase(standing, runtime.clock(), standing.facts));
  const known = await knownTo(standing, read);
  const open = available(workflow, position, whoIs(me), known).some(
    ({ action, kind, open, mine }) =>
      open && mine && draft.action === (kind === 'do' ? action.id : `${action.id}.${kind}`),
  );
  return {
    case: { id: row.id, number: row.number, title: titleOf(row) },
    open,
    moved: row.revision !== draft.caseRevision,
    stage: row.stage,
  };
}

function titleOfAction(workflow: Workflow, address: string): Text {
  const { title } = findAction(workflow, address.replace(/\.(approve|return)$/, ''));
  if (!address.endsWith('.approve')) return title;
  return { 'zh-CN': `批准：${title['zh-CN']}`, en: `Approve: ${title.en}` };
}

/** The end of the time for which a draft is kept; none where that time or its calendar is not known. */
export function keptUntil(
  { edition, workingDays }: OfficeEdition,
  workflow: Workflow,
  updatedAt: string,
): Due | undefined {
  const keep = durationOf(edition.parameters[workflow.unfinished?.keep ?? '']);
  if (!keep) return undefined;
  try {
    return deadlineFrom(keep, updatedAt, workingDays);
  } catch (error) {
    if (error instanceof CalendarMissingError) return undefined;
    throw error;
  }
}

/** The form of an action as its address has it; an approval may have one of its own. */
export function formAt(
  office: OfficeEdition,
  workflow: Workflow,
  address: string,
): Form | undefined {
  const approves = address.endsWith('.approve');
  const action = findAction(workflow, address.replace(/\.(approve|return)$/, ''));
  return office.edition.forms[(approves ? action.approval?.form : action.form) ?? ''];
}
