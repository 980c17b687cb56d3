import type { ActionSheet, DecisionCard } from '@bitan/api';
import type { Action } from '@bitan/definitions';
import { bindAnswers, settle, writableFields } from '@bitan/forms';
import type { Reading } from '@bitan/store';
import { type Availability, approversFor } from '@bitan/workflow';
import type { UseCase } from '../http/bind.ts';
import { Refusal } from '../http/refusal.ts';
import { colleaguesOf, namedRoles } from '../people/names.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { decisionCard } from '../said/card.ts';
import { named } from './case-row.ts';
import { forbids, readForbidding } from './choose.ts';
import { editionToStart } from './edition-to-start.ts';
import { openAction } from './make-step.ts';
import { entriesNow } from './moved.ts';
import { namesIn, seen } from './names-in.ts';
import { decideFor, prefill } from './proceed.ts';
import {
  aboutCase,
  factsAbout,
  knownTo,
  officeOf,
  type Standing,
  standingOf,
  workflowOf,
} from './standing.ts';
import { beginning, mustBeAllowedToStart } from './start-case.ts';
import { decisionOf } from './timeline.ts';

/** What is needed to begin a case. */
export const startSheet: UseCase<'startSheet'> = async ({ runtime, me, path, query }) => {
  const standing = await toBegin(runtime, me, path.workflow, {}, query.draft);
  return sheetOf(runtime, me, officeOf(runtime, me), standing, standing.workflow.start);
};

/** What the rules would propose on beginning a case so. */
export const startPreview: UseCase<'startPreview'> = async ({ runtime, me, path, body }) => {
  const standing = await toBegin(runtime, me, path.workflow, body.answers, body.draft);
  const reading = officeOf(runtime, me);
  return previewOf(runtime, reading, standing, standing.workflow.start, body.answers);
};

/** What is needed to do an action, or to approve or return one. */
export const actionSheet: UseCase<'actionSheet'> = async ({ runtime, me, path }) => {
  return sheetFor(runtime, me, officeOf(runtime, me), path.case, path.action);
};

export async function sheetFor(
  runtime: Runtime,
  me: SignedIn,
  office: Reading,
  caseId: string,
  action: string,
): Promise<ActionSheet> {
  const standing = await standingOf(runtime, me, office, caseId);
  const open = await openAction(me, office, standing, action, runtime.clock());
  const sheet =
    open.kind === 'do'
      ? await sheetOf(runtime, me, office, standing, open.action)
      : await approvalSheet(me, office, standing, open);
  return { ...sheet, revision: standing.row.revision };
}

/** What the rules would propose with these answers. Nothing is stored. */
export const preview: UseCase<'preview'> = async ({ runtime, me, path, body }) => {
  const office = officeOf(runtime, me);
  const standing = await standingOf(runtime, me, office, path.case);
  const open = await openAction(me, office, standing, path.action, runtime.clock());
  if (open.kind !== 'do') throw new Refusal('not-open');
  return previewOf(runtime, office, standing, open.action, body.answers);
};

async function toBegin(
  runtime: Runtime,
  me: SignedIn,
  id: string,
  answers: Record<string, unknown>,
  draft: string | undefined,
) {
  const office = await editionToStart(runtime, me, id, draft);
  const workflow = workflowOf(office.edition, id);
  mustBeAllowedToStart(me, workflow, office.edition);
  return beginning(officeOf(runtime, me), { office, workflow, answers }, runtime.clock());
}

async function sheetOf(
  runtime: Runtime,
  me: SignedIn,
  reading: Reading,
  standing: Standing,
  action: Action,
): Promise<ActionSheet> {
  const { edition } = standing.office;
  const form = edition.forms[action.form ?? ''];
  const decision = edition.decisions[action.decision ?? ''];
  const whose = { roles: me.roles, stage: standing.position.stage };
  const writable = form ? writableFields(form, whose) : new Set<string>();
  const fields = form ? Object.keys(seen(form, whose).schema.properties) : [];
  return {
    action: action.id,
    title: action.title,
    ...(action.description && { description: action.description }),
    ...(form && { form: seen(form, whose) }),
    answers: await prefill(edition, standing, action, reading, runtime.clock()),
    readonly: fields.filter((field) => !writable.has(field)),
    edition: edition.id,
    ...(decision && { decision: named(decision) }),
  };
}

async function approvalSheet(
  me: SignedIn,
  reading: Reading,
  standing: Standing,
  { action, kind }: Availability,
): Promise<ActionSheet> {
  const { pending, position, office, row } = standing;
  if (!pending || !position.pending) throw new Refusal('not-open');
  const [entries, decisions, nameOf] = await Promise.all([
    entriesNow(reading, row),
    reading.decisions.list(row.id),
    colleaguesOf(reading),
  ]);
  const entry = entries.find(({ seq }) => seq === pending.seq);
  const proposed = office.edition.forms[entry?.form ?? ''];
  const answers = (entry?.answers ?? {}) as Record<string, unknown>;
  const form = kind === 'approve' ? office.edition.forms[action.approval?.form ?? ''] : undefined;
  const whose = { roles: me.roles, stage: position.stage };
  return {
    action: `${action.id}.${kind}`,
    title: action.title,
    ...(form && { form: seen(form, whose) }),
    answers: {},
    readonly: [],
    edition: row.edition,
    proposed: {
      by: nameOf(position.pending.actor),
      at: position.pending.at,
      answers: withNames(answers, await namesIn(reading, proposed, answers)),
      ...(proposed && { form: seen(proposed, whose) }),
      deviates: pending.deviates,
      ...decisionOf(
        standing,
        decisions.find(({ seq }) => seq === pending.seq),
      ),
    },
  };
}

/** Ids of people and units replaced by their names, for reading only. */
const withNames = (answers: Record<string, unknown>, names: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(answers).map(([field, value]) => [
      field,
      typeof value === 'string' ? (names[value] ?? value) : value,
    ]),
  );

async function previewOf(
  runtime: Runtime,
  reading: Reading,
  standing: Standing,
  action: Action,
  answers: Record<string, unknown>,
): Promise<DecisionCard | undefined> {
  const at = runtime.clock();
  const { edition } = standing.office;
  const form = edition.forms[action.form ?? ''];
  const given = { ...(await prefill(edition, standing, action, reading, at)), ...answers };
  const bound = form ? bindAnswers(form, settle(form, given), edition.facts) : {};
  const read = factsAbout(reading, aboutCase(standing, at, { ...standing.facts, ...bound }));
  const decided = await decideFor(standing.office, action, read, at);
  if (!decided) return undefined;
  const facts = await readForbidding(edition, decided.decision, read);
  const refused = forbids(edition, decided.decision, facts, decided);
  const approval = await approvalOf(standing, action, read);
  return decisionCard(edition, decided, { refused, ...(approval && { approval }) });
}

async function approvalOf(standing: Standing, action: Action, read: Parameters<typeof knownTo>[1]) {
  if (!action.approval) return undefined;
  const { edition } = standing.office;
  const known = await knownTo(standing, read);
  const roles = approversFor(action, known, true) ?? [];
  return { when: action.approval.when, roles: namedRoles(edition, roles) };
}
