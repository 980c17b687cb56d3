import type { ActionView, CaseView } from '@bitan/api';
import { type Action, both, type Edition, type Text, type Workflow } from '@bitan/definitions';
import { sayValue } from '@bitan/rules';
import type { Reading, Task } from '@bitan/store';
import { available, type Due, findAction } from '@bitan/workflow';
import { agendasOf } from '../agenda/on-agendas.ts';
import { handoverOf } from '../handover/of-case.ts';
import { colleaguesOf, namedRoles } from '../people/names.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { patternOf } from '../supervise/pattern-of-case.ts';
import { alarmOf, caseRows, named } from './case-row.ts';
import { flowView } from './flow-view.ts';
import { mergesOf } from './merged.ts';
import { aboutCase, factsAbout, knownTo, type Standing, stageOf, whoIs } from './standing.ts';
import { timeline } from './timeline.ts';

/** One case with all that this user may see of it, and what can be done now. */
export async function caseView(
  runtime: Runtime,
  me: SignedIn,
  reading: Reading,
  standing: Standing,
): Promise<CaseView> {
  const { row, workflow, position, office } = standing;
  const { edition } = office;
  const colleagues = colleaguesOf(reading);
  const now = runtime.clock();
  const [[head], entries, tasks, seals, published, nameOf] = await Promise.all([
    caseRows(runtime, me, reading, [row], colleagues),
    reading.actions.list(row.id),
    reading.tasks.list(row.id),
    reading.vault.list(row.id),
    runtime.editions.publishedBy(me.office.id, now),
    colleagues,
  ]);
  if (!head) throw new Error('a case has a head');
  const phase = workflow.phases.find(({ id }) => id === stageOf(workflow, row.stage).phase);
  const inForce = published.find(({ effectiveFrom }) => effectiveFrom <= now);
  return {
    ...head,
    revision: row.revision,
    edition: {
      id: row.edition,
      number: published.find(({ id }) => id === row.edition)?.number ?? 0,
      current: inForce?.id === row.edition,
    },
    phase: named(phase ?? { id: workflow.id, title: workflow.title }),
    flow: flowView(workflow, row.stage, entries),
    actions: await actionViews(runtime, me, reading, standing, tasks),
    ...(position.pending && {
      pending: {
        action: named(findAction(workflow, position.pending.action)),
        by: nameOf(position.pending.actor),
        at: position.pending.at,
        approvers: namedRoles(edition, position.pending.approvers),
      },
    }),
    facts: factsSaid(edition, standing),
    timeline: await timeline(runtime, me, reading, standing, entries, nameOf),
    seals: seals.map((seal) => {
      const { title, readers } = workflow.seals?.[seal] ?? { title: workflow.title, readers: [] };
      return { id: seal, title, mayOpen: me.roles.some((role) => readers.includes(role)) };
    }),
    ...(workflow.receipt && { receipts: workflow.receipt.seal }),
    ...(workflow.agenda && { agenda: true as const }),
    meetings: await agendasOf(reading, row.id),
    ...(await mergesOf(reading, me, standing, nameOf)),
    ...(await patternOf(reading, standing)),
    ...(await handoverOf(runtime, reading, standing)),
  };
}

/** What can be done on the case now, by this user and by others, and why not where it cannot. */
export async function actionViews(
  runtime: Runtime,
  me: SignedIn,
  reading: Reading,
  standing: Standing,
  tasks: readonly Task[],
): Promise<ActionView[]> {
  const { office, workflow, position } = standing;
  const now = runtime.clock();
  const read = factsAbout(reading, aboutCase(standing, now, standing.facts));
  const known = await knownTo(standing, read);
  return available(workflow, position, whoIs(me), known).map(
    ({ action, kind, open, mine, reasons }) => {
      const task = tasks.find(
        (one) =>
          !one.doneAt &&
          one.action === action.id &&
          one.kind === (kind === 'do' ? 'do' : 'approve'),
      );
      return {
        id: kind === 'do' ? action.id : `${action.id}.${kind}`,
        title: titles[kind](action),
        ...(action.description && { description: action.description }),
        kind,
        open,
        mine,
        optional: action.optional ?? false,
        anytime: isAnytime(workflow, action),
        reasons: reasons.map(({ text }) => text),
        roles: namedRoles(
          office.edition,
          kind === 'do' ? action.by.roles : (position.pending?.approvers ?? []),
        ),
        ...(task && dueOf(task, now)),
      };
    },
  );
}

/** Whether it may be done at any time, and need not; what is owed has to be. */
const isAnytime = ({ anytime = [] }: Workflow, { id, owed }: Action) =>
  owed === undefined && anytime.some((one) => one.id === id);

type NoDue = { undetermined: ActionView['title'] } | { suspended: ActionView['title'] };

/** The deadline of a task as it is shown, or why there is none. */
export function dueOf(task: Task, now: string) {
  const due = task.due as Due | NoDue | undefined;
  if (!due) return { alarm: alarmOf(task, now) };
  if ('undetermined' in due) return { undetermined: due.undetermined };
  if ('suspended' in due) return { suspended: due.suspended };
  const { at, date, explanation } = due;
  return { due: { at, date, explanation }, alarm: alarmOf(task, now) };
}

const titles = {
  do: ({ title }: Action) => title,
  approve: ({ title }: Action) => ({
    'zh-CN': `批准：${title['zh-CN']}`,
    en: `Approve: ${title.en}`,
  }),
  return: ({ title }: Action) => ({
    'zh-CN': `退回：${title['zh-CN']}`,
    en: `Return: ${title.en}`,
  }),
};

/** What an action is called: `<action>`, `<action>.approve` or `<action>.return`. */
export function actionTitle(workflow: Workflow, id: string): Text {
  const [action = '', kind = 'do'] = id.split('.');
  return titles[kind as keyof typeof titles](findAction(workflow, action));
}

function factsSaid(edition: Edition, { facts }: Standing): CaseView['facts'] {
  return Object.entries(facts).flatMap(([id, value]) => {
    const fact = edition.facts[id];
    if (!fact || value === undefined || fact.sensitivity === 'identity') return [];
    return [{ fact: id, title: fact.title, value, said: both((l) => sayValue(fact, value, l)) }];
  });
}
