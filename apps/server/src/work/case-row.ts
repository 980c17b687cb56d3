import type { Alarm, CaseRow, Named } from '@bitan/api';
import type { Edition, Form, Workflow } from '@bitan/definitions';
import type { Case, Reading, Subject, Task } from '@bitan/store';
import { type AlarmLevels, alarm, type Due } from '@bitan/workflow';
import { colleaguesOf } from '../people/names.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { stageOf, workflowOf } from './standing.ts';

/** What lists show of cases, each under the edition of its own. */
export async function caseRows(
  runtime: Runtime,
  me: SignedIn,
  reading: Reading,
  rows: readonly Case[],
  colleagues = colleaguesOf(reading),
): Promise<CaseRow[]> {
  const nameOf = await colleagues;
  const open = rows.filter(({ closedAt }) => closedAt === undefined).map(({ id }) => id);
  const [tasks, people, units] = await Promise.all([
    open.length > 0 ? reading.tasks.openOf(open) : [],
    subjectsOf(
      reading.people,
      rows.map(({ personId }) => personId),
    ),
    subjectsOf(
      reading.units,
      rows.map(({ unitId }) => unitId),
    ),
  ]);
  return Promise.all(
    rows.map(async (row) => {
      const { edition } = await runtime.editions.of(me.office.id, row.edition);
      const person = people.get(row.personId ?? '');
      const unit = units.get(row.unitId ?? '');
      return {
        ...headOf(edition, row),
        ...(person && { person }),
        ...(unit && { unit }),
        ...(row.handler && { handler: nameOf(row.handler) }),
        ...mostUrgent(
          tasks.filter(({ caseId }) => caseId === row.id),
          runtime.clock(),
        ),
      };
    }),
  );
}

/** What every view of a case begins with. */
export function headOf(edition: Edition, row: Case) {
  const workflow = workflowOf(edition, row.workflow);
  const stage = stageOf(workflow, row.stage);
  return {
    id: row.id,
    number: row.number,
    title: titleOf(row),
    workflow: { id: workflow.id, title: workflow.title },
    stage: { id: stage.id, title: stage.title },
    startedAt: row.startedAt,
    updatedAt: row.updatedAt,
    closed: row.closedAt !== undefined,
  };
}

/** One line about the case, of the answers that the work flow names for lists. */
export function summaryOf(
  workflow: Workflow,
  form: Form | undefined,
  answers: Readonly<Record<string, unknown>>,
): { title: string } {
  const said = (workflow.summary ?? []).map((field) => sayPlainly(form, field, answers[field]));
  return { title: said.filter(Boolean).join(' · ') };
}

export const titleOf = (row: Case): string => (row.summary as { title?: string })?.title ?? '';

function sayPlainly(form: Form | undefined, field: string, value: unknown): string {
  if (typeof value === 'string') {
    const choices = form?.schema.properties[field]?.oneOf ?? [];
    const said = choices.find((choice) => choice.const === value)?.title ?? value;
    return said.length > 60 ? `${said.slice(0, 60)}…` : said;
  }
  return typeof value === 'number' ? String(value) : '';
}

async function subjectsOf(from: Reading['people'], ids: readonly (string | undefined)[]) {
  const wanted = [...new Set(ids.filter((id) => id !== undefined))];
  const found: Subject[] = wanted.length > 0 ? await from.some(wanted) : [];
  return new Map(found.map(({ id, name }) => [id, { id, name }]));
}

function mostUrgent(tasks: readonly Task[], now: string) {
  const open = tasks.filter(({ doneAt, dueAt }) => !doneAt && dueAt);
  const first = open.sort((a, b) => ((a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1))[0];
  if (!first) return {};
  return { alarm: alarmOf(first, now), due: (first.due as TaskDue).date };
}

/** How a task's deadline was computed, with the shares of its time at which the alarm rises. */
export type TaskDue = Due & { readonly levels: AlarmLevels };

/** How urgent a task is now. */
export function alarmOf({ dueAt, due, startedAt }: Task, now: string): Alarm {
  return dueAt ? alarm(dueAt, startedAt, now, (due as TaskDue).levels) : 'calm';
}

export const named = ({ id, title }: Named): Named => ({ id, title });
