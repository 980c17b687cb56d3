import type { Fault, QueryOf, WorkflowView } from '@bitan/api';
import { ranked } from '@bitan/definitions';
import type { CaseFilter } from '@bitan/store';
import { addDays, civilDate, endOf } from '@bitan/workflow';
import { fileFields, idsIn } from '../attachments/file-field.ts';
import { attachmentView } from '../attachments/views.ts';
import type { UseCase } from '../http/bind.ts';
import { Refusal } from '../http/refusal.ts';
import { mustBeAllowed } from '../people/signed-in.ts';
import { caseRows, named } from './case-row.ts';
import { caseView } from './case-view.ts';
import { officeOf, standingOf } from './standing.ts';
import { mayStart } from './start-case.ts';
import { watchKind } from './watches.ts';

/** The types of case, and which of them this user may begin. */
export const workflows: UseCase<'workflows'> = async ({ runtime, me }) => {
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  return ranked(edition).map(
    (workflow): WorkflowView => ({
      ...named(workflow),
      ...(workflow.description && { description: workflow.description }),
      start: named(workflow.start),
      mayStart: mayStart(me, workflow, edition),
      reported: (workflow.report ?? []).length > 0,
      stages: workflow.stages.map(named),
    }),
  );
};

/** Cases of the office, latest change first. */
export const cases: UseCase<'cases'> = async ({ runtime, me, query }) => {
  mustBeAllowed(me, 'cases.read');
  const office = officeOf(runtime, me);
  const { after, limit, sort } = query;
  const filter = filterOf(query, runtime.clock());
  const [page, count] = await Promise.all([
    office.cases.list({ ...filter, sort, after, limit }),
    office.cases.count(filter),
  ]);
  return {
    cases: await caseRows(runtime, me, office, page.items),
    count,
    ...(page.next && { next: page.next }),
  };
};

/** What is asked for, as the store asks it: days are those of China. */
function filterOf(query: QueryOf<'cases'>, now: string): CaseFilter {
  const { workflow, stage, handler, q, open, due, from, to, watch, marks } = query;
  const today = civilDate(now);
  return {
    ...{ workflow, stage, handler, search: q, imported: query.import },
    ...(watch && { lasting: watchKind(watch) }),
    ...(open && { open: open === 'true' }),
    ...(due && { dueBefore: due === 'overdue' ? now : endOf(addDays(today, 7)) }),
    ...(from && { since: endOf(addDays(from, -1)) }),
    ...(to && { until: endOf(to) }),
    ...(marks && { marks: marks.split(',').filter(Boolean) }),
  };
}

/** One case with all that this user may see. */
export const oneCase: UseCase<'case'> = async ({ runtime, me, path }) => {
  const office = officeOf(runtime, me);
  return caseView(runtime, me, office, await standingOf(runtime, me, office, path.case));
};

const noReason: Fault = {
  pointer: '/reason',
  message: { 'zh-CN': '请写明拆封理由。', en: 'Say why it is to be opened.' },
};

/** Reads sealed answers, for those whom the work flow names; every reading is recorded. */
export const openSeal: UseCase<'openSeal'> = async ({ runtime, me, path, body }) => {
  const office = officeOf(runtime, me);
  const { workflow, office: definitions } = await standingOf(runtime, me, office, path.case);
  const seals = workflow.seals ?? {};
  const seal = Object.hasOwn(seals, path.seal) ? seals[path.seal] : undefined;
  if (!seal) throw new Refusal('not-found');
  if (!me.roles.some((role) => seal.readers.includes(role))) throw new Refusal('forbidden');
  if (!body.reason.trim()) throw new Refusal('body-invalid', { errors: [noReason] });
  const answers = await office.transaction((tx) =>
    tx.vault.open(path.case, path.seal, body.reason),
  );
  const fields = Object.values(definitions.edition.forms).flatMap(fileFields);
  const here = fields.filter((field) => field.seal === path.seal);
  const ids = new Set(here.flatMap(({ id }) => idsIn(id, answers[id]).map((one) => one.id)));
  if (ids.size === 0) return { answers };
  const files = await office.attachments.some([...ids]);
  return { answers, attachments: files.map(attachmentView) };
};
