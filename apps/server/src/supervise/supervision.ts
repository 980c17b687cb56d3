import type { Colleague, ExceptionView, SupervisionView } from '@bitan/api';
import type { RuleEvent, Text } from '@bitan/definitions';
import type { Decided } from '@bitan/rules';
import type { Exception, Office, TaskCount } from '@bitan/store';
import { findAction } from '@bitan/workflow';
import type { UseCase } from '../http/bind.ts';
import { colleaguesOf } from '../people/names.ts';
import { mustBeAllowed, type SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { saidOutcome } from '../said/card.ts';
import { alarmOf, caseRows, named, type TaskDue } from '../work/case-row.ts';
import { officeOf, stageOf, workflowOf } from '../work/standing.ts';
import { watchesOf, watchKind } from '../work/watches.ts';
import type { ExceptionDetail } from './exceptions.ts';

const shownLate = 100;

/** Open work by officer and stage, what is late, and what the flows say is to be watched. */
export const supervision: UseCase<'supervision'> = async ({ runtime, me }) => {
  mustBeAllowed(me, 'cases.supervise');
  const office = officeOf(runtime, me);
  const [counted, nameOf, late, watches] = await Promise.all([
    office.tasks.counts(),
    colleaguesOf(office),
    lateTasks(runtime, me, office),
    watched(runtime, me, office),
  ]);
  return {
    total: totalOf(counted),
    officers: groups(counted, ({ user }) => user ?? '')
      .map(([user, some]) => ({ ...(user && { officer: nameOf(user) }), ...totalOf(some) }))
      .sort(worstFirst),
    stages: await byStage(runtime, me, counted),
    late,
    watches,
  };
};

type Counts = SupervisionView['total'];

/** Severely overdue is overdue too; what is due today is neither. */
function totalOf(counted: readonly TaskCount[]): Counts {
  const of = (...grades: string[]) =>
    counted
      .filter(({ grade }) => grades.length === 0 || grades.includes(grade))
      .reduce((sum, { count }) => sum + count, 0);
  return {
    ...{ open: of(), half: of('half'), due: of('due') },
    ...{ overdue: of('overdue', 'severe'), severe: of('severe') },
  };
}

const worstFirst = (a: Counts, b: Counts) =>
  b.severe - a.severe || b.overdue - a.overdue || b.open - a.open;

function groups<T>(all: readonly T[], key: (one: T) => string): [string, T[]][] {
  const found = new Map<string, T[]>();
  for (const one of all) found.set(key(one), [...(found.get(key(one)) ?? []), one]);
  return [...found];
}

async function byStage(runtime: Runtime, me: SignedIn, counted: readonly TaskCount[]) {
  const rows = groups(counted, ({ workflow, stage }) => `${workflow} ${stage}`).map(
    async ([, some]) => {
      const [{ workflow: id, edition: of, stage } = some[0] as TaskCount] = some;
      const { edition } = await runtime.editions.of(me.office.id, of);
      const workflow = workflowOf(edition, id);
      const { title } = stageOf(workflow, stage);
      return {
        workflow: { id, title: workflow.title },
        stage: { id: stage, title },
        ...totalOf(some),
      };
    },
  );
  return (await Promise.all(rows)).sort(worstFirst);
}

async function lateTasks(
  runtime: Runtime,
  me: SignedIn,
  office: Office,
): Promise<SupervisionView['late']> {
  const now = runtime.clock();
  const found = [
    ...(await office.tasks.graded('severe', shownLate)),
    ...(await office.tasks.graded('overdue', shownLate)),
  ].slice(0, shownLate);
  const nameOf = await colleaguesOf(office);
  const all = found.map(async (task) => {
    const row = await office.cases.get(task.caseId);
    const [[shown], { edition }] = await Promise.all([
      caseRows(runtime, me, office, [row]),
      runtime.editions.of(me.office.id, row.edition),
    ]);
    if (!shown) return [];
    const action = findAction(workflowOf(edition, row.workflow), task.action);
    return [
      {
        case: shown,
        action: named(action),
        kind: task.kind,
        ...(task.user && { officer: nameOf(task.user) }),
        due: (task.due as TaskDue).date,
        alarm: alarmOf(task, now),
      },
    ];
  });
  return (await Promise.all(all)).flat();
}

async function watched(
  runtime: Runtime,
  me: SignedIn,
  office: Office,
): Promise<SupervisionView['watches']> {
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  const counts = await office.exceptions.countLasting();
  return Object.values(edition.workflows).flatMap((workflow) =>
    watchesOf(workflow).map((watch) => ({
      ...watch,
      workflow: workflow.id,
      count: counts[watchKind(watch.id)] ?? 0,
    })),
  );
}

/** What departed from the ordinary, of one kind, latest first; of a watch what lasts still. */
export const exceptions: UseCase<'exceptions'> = async ({ runtime, me, query }) => {
  mustBeAllowed(me, 'cases.supervise');
  const office = officeOf(runtime, me);
  const lasting = query.kind.startsWith('watch.');
  const [page, nameOf] = await Promise.all([
    office.exceptions.list({ ...query, lasting }),
    colleaguesOf(office),
  ]);
  const views = page.items.map((one) => exceptionView(runtime, me, office, one, nameOf));
  return {
    exceptions: await Promise.all(views),
    ...(page.next && { next: page.next }),
  };
};

async function exceptionView(
  runtime: Runtime,
  me: SignedIn,
  office: Office,
  one: Exception,
  nameOf: (id: string) => Colleague,
): Promise<ExceptionView> {
  const row = await office.cases.get(one.caseId);
  const [[shown], { edition }] = await Promise.all([
    caseRows(runtime, me, office, [row]),
    runtime.editions.of(me.office.id, row.edition),
  ]);
  if (!shown) throw new Error('a case has a row');
  const action = one.action && findAction(workflowOf(edition, row.workflow), one.action);
  const { reason, seq, decision } = (one.detail ?? {}) as ExceptionDetail;
  return {
    id: one.id,
    case: shown,
    ...(action && { action: named(action) }),
    by: nameOf(one.user),
    at: one.at,
    ...(reason && { reason }),
    ...(one.kind === 'deviation' && (await departed(office, edition, one.caseId, seq, decision))),
  };
}

type Edition = Awaited<ReturnType<Runtime['editions']['of']>>['edition'];

/** What the rules proposed, by which rules, and what was chosen instead. */
async function departed(
  office: Office,
  edition: Edition,
  caseId: string,
  seq: number | undefined,
  id: string | undefined,
): Promise<{ proposed?: Text[]; chosen?: Text[]; rules?: Text[]; reason?: string }> {
  const made = (await office.decisions.list(caseId)).find((one) => one.seq === seq);
  const decision = edition.decisions[id ?? made?.decision ?? ''];
  if (!made || !decision) return {};
  const say = (outcomes: unknown) =>
    (outcomes as RuleEvent[]).map((outcome) => saidOutcome(decision, outcome).title);
  const fired = (made.decided as Decided | null)?.fired ?? [];
  return {
    proposed: say(made.proposed),
    chosen: say(made.chosen),
    rules: decision.rules.filter(({ name }) => fired.includes(name)).map(({ title }) => title),
    ...(made.reason && { reason: made.reason }),
  };
}
