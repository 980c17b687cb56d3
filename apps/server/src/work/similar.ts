import type { SimilarCase } from '@bitan/api';
import type { Workflow } from '@bitan/definitions';
import type { ActionEntry, Case, Reading } from '@bitan/store';
import type { UseCase } from '../http/bind.ts';
import { mustBeAllowed, type SignedIn } from '../people/signed-in.ts';
import type { OfficeEdition } from '../runtime/editions.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { caseRows } from './case-row.ts';
import { findable } from './findable.ts';
import { likenessTo } from './likeness.ts';
import { officeOf, standingOf, workflowOf } from './standing.ts';
import { beginning } from './start-case.ts';
import { windowOf } from './suspected.ts';

/** Earlier cases about the same person within the edition's window; a person decides. */
export const similar: UseCase<'similar'> = async ({ runtime, me, path, body }) => {
  mustBeAllowed(me, 'cases.read');
  const office = officeOf(runtime, me);
  const now = runtime.clock();
  const ready = await runtime.editions.at(me.office.id, now);
  const workflow = workflowOf(ready.edition, path.workflow);
  const about = await beginning(office, { office: ready, workflow, answers: body.answers }, now);
  const texts = textsOf(ready, workflow, body.answers);
  return similarTo(runtime, me, { ready, workflow, row: about.row, texts });
};

/** The same for a case that is there: what came before or after it within the window. */
export const similarCases: UseCase<'similarCases'> = async ({ runtime, me, path }) => {
  const office = officeOf(runtime, me);
  const { row, workflow, office: ready } = await standingOf(runtime, me, office, path.case);
  const texts = await textsIn(office, ready, workflow, row);
  return similarTo(runtime, me, { ready, workflow, row, texts });
};

interface Matter {
  readonly ready: OfficeEdition;
  readonly workflow: Workflow;
  readonly row: Case;
  readonly texts: readonly string[];
}

async function similarTo(
  runtime: Runtime,
  me: SignedIn,
  { ready, workflow, row, texts }: Matter,
): Promise<SimilarCase[]> {
  const person = row.personId;
  if (!person || !workflow.similar) return [];
  const office = officeOf(runtime, me);
  const { days, since } = windowOf(ready, workflow, row.startedAt);
  const found = (await office.cases.similar({ person, since, workflow: workflow.id })).filter(
    ({ id }) => id !== row.id,
  );
  const rows = await caseRows(runtime, me, office, found);
  const because = {
    'zh-CN': `同一对象，${days} 日内`,
    en: `The same person, within ${days} days`,
  };
  const said = await Promise.all(
    found.map(async (one) => textsIn(office, await under(runtime, me, one), workflow, one)),
  );
  const likeTo = likenessTo(texts.join(' '));
  return rows
    .map((one, i) => ({
      case: one,
      because,
      likeness: likeTo((said[i] ?? []).join(' ')),
      texts: [...(said[i] ?? [])],
    }))
    .sort((a, b) => b.likeness - a.likeness);
}

const under = (runtime: Runtime, me: SignedIn, { edition }: Case) =>
  runtime.editions.of(me.office.id, edition);

/** What everybody may see of the first form of a case. */
async function textsIn(
  reading: Reading,
  ready: OfficeEdition,
  { start }: Workflow,
  { id }: Case,
): Promise<readonly string[]> {
  const entries: readonly ActionEntry[] = await reading.actions.list(id);
  const first = entries.find(({ action }) => action === start.id);
  const form = ready.edition.forms[first?.form ?? ''];
  return form && first ? findable({ form, open: first.answers as Record<string, unknown> }) : [];
}

function textsOf(
  { edition }: OfficeEdition,
  { start }: Workflow,
  open: Record<string, unknown>,
): readonly string[] {
  const form = edition.forms[start.form ?? ''];
  return form ? findable({ form, open }) : [];
}
