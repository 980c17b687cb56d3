import type { Form } from '@bitan/definitions';
import { type AnswerDraft, Conflict, type Reading } from '@bitan/store';
import { type Ask, revisionRead, type UseCase } from '../http/bind.ts';
import { Refusal } from '../http/refusal.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { draftView, formAt, placed } from './answer-draft-view.ts';
import { editionOpened } from './edition-to-start.ts';
import { openAction } from './make-step.ts';
import { seen } from './names-in.ts';
import { officeOf, standingOf, workflowOf } from './standing.ts';
import { mustBeAllowedToStart } from './start-case.ts';

/** The forms that this user has not finished, latest first. */
export const answerDrafts: UseCase<'answerDrafts'> = async ({ runtime, me }) => {
  const office = officeOf(runtime, me);
  const drafts = await office.answerDrafts.list();
  const rows = await Promise.all(drafts.map((draft) => placed(runtime, me, office, draft)));
  return rows.map(({ row }) => row);
};

/** One of them, with what was typed. */
export const answerDraft: UseCase<'answerDraft'> = async ({ runtime, me, path }) => {
  const office = officeOf(runtime, me);
  return draftView(runtime, me, office, await office.answerDrafts.get(path.draft));
};

/** What this user has typed for an action on a case, if anything. */
export const answerDraftAt: UseCase<'answerDraftAt'> = async ({ runtime, me, path }) => {
  const office = officeOf(runtime, me);
  const draft = await office.answerDrafts.at(path.case, path.action);
  return draft && draftView(runtime, me, office, draft);
};

/**
 * Keeps what was typed. The first time it is begun, which only who may do the action can; later it
 * is saved, if nobody (the same person elsewhere) has saved it since it was read.
 *
 * @throws Refusal `stale`, with the draft as it is kept now
 */
export const saveAnswerDraft: UseCase<'saveAnswerDraft'> = async (ask) => {
  const { runtime, me } = ask;
  const revision = revisionRead(ask);
  try {
    const { id, ...saved } = await (revision === 0 ? begin(ask) : save(ask, revision));
    return { id, revision: saved.revision, updatedAt: saved.updatedAt };
  } catch (error) {
    const current = error instanceof Conflict ? await inTheWay(ask) : undefined;
    if (!current) throw error;
    throw new Refusal('stale', {
      current: await draftView(runtime, me, officeOf(runtime, me), current),
    });
  }
};

/** Throws away what was typed; that is recorded, without what it was. */
export const discardAnswerDraft: UseCase<'discardAnswerDraft'> = async ({ runtime, me, path }) => {
  await officeOf(runtime, me).transaction(async (tx) => {
    if (await tx.answerDrafts.forget(path.draft)) {
      tx.audit.add({ event: 'answers.discarded', subject: path.draft });
    }
  });
  return undefined;
};

type Saving = Ask<'saveAnswerDraft'>;

async function begin({ runtime, me, path, body }: Saving): Promise<AnswerDraft> {
  if (!/^[0-9a-f-]{36}$/.test(path.draft)) throw new Refusal('not-found');
  const office = officeOf(runtime, me);
  const place = await placeToBegin(runtime, me, office, body);
  const { form, ...rest } = place;
  const answers = onlyOf(form, body.answers);
  const draft = { id: path.draft, workflow: body.workflow, action: body.action, ...rest, answers };
  return office.transaction((tx) => tx.answerDrafts.begin(draft));
}

async function save({ runtime, me, path, body }: Saving, revision: number): Promise<AnswerDraft> {
  const office = officeOf(runtime, me);
  const { workflow: id, edition, action, caseId } = await office.answerDrafts.get(path.draft);
  const ready = await runtime.editions.of(me.office.id, edition);
  const workflow = workflowOf(ready.edition, id);
  const form = formAt(ready, workflow, action);
  const stage = caseId ? (await office.cases.get(caseId)).stage : workflow.stages[0]?.id;
  const answers = onlyOf(form && seen(form, { roles: me.roles, stage }), body.answers);
  return office.transaction((tx) => tx.answerDrafts.save(path.draft, answers, revision));
}

/** What kept a draft from being begun: it is there already, here or at the same action. */
async function inTheWay({ runtime, me, path, body }: Saving): Promise<AnswerDraft | undefined> {
  const { answerDrafts } = officeOf(runtime, me);
  const same = (await answerDrafts.list()).some(({ id }) => id === path.draft);
  if (same) return answerDrafts.get(path.draft);
  return body.case && answerDrafts.at(body.case.id, body.action);
}

/** @throws Refusal for who may not do the action now */
async function placeToBegin(
  runtime: Runtime,
  me: SignedIn,
  reading: Reading,
  body: Saving['body'],
) {
  if (!body.case) {
    const ready = await editionOpened(runtime, me, body.edition);
    const workflow = workflowOf(ready.edition, body.workflow);
    mustBeAllowedToStart(me, workflow, ready.edition);
    if (workflow.start.id !== body.action) throw new Refusal('not-found');
    const form = formAt(ready, workflow, body.action);
    const whose = { roles: me.roles, stage: workflow.stages[0]?.id };
    return { edition: ready.edition.id, caseRevision: 0, form: form && seen(form, whose) };
  }
  const standing = await standingOf(runtime, me, reading, body.case.id);
  await openAction(me, reading, standing, body.action, runtime.clock());
  const form = formAt(standing.office, standing.workflow, body.action);
  return {
    caseId: standing.row.id,
    edition: standing.row.edition,
    caseRevision: body.case.revision,
    form: form && seen(form, { roles: me.roles, stage: standing.row.stage }),
  };
}

/** What a form does not ask for is not kept. */
function onlyOf(form: Form | undefined, answers: Readonly<Record<string, unknown>>) {
  const asked = form?.schema.properties ?? {};
  return Object.fromEntries(
    Object.entries(answers).filter(([field]) => Object.hasOwn(asked, field)),
  );
}
