import type { Edition, Facts, RuleEvent, Stage, Workflow } from '@bitan/definitions';
import {
  type Case,
  type HistoryNeeds,
  historyNeeds,
  type Office,
  type Reading,
  type Subject,
} from '@bitan/store';
import { civilDate, type Known, type Position, type Who } from '@bitan/workflow';
import { Refusal } from '../http/refusal.ts';
import type { SignedIn } from '../people/signed-in.ts';
import { actorOf, mustBeAllowed } from '../people/signed-in.ts';
import type { OfficeEdition } from '../runtime/editions.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { type FactReader, factReader, type MaybeLater, readAll, whenThere } from './facts.ts';

/** A case as it stands, with the definitions under which it was received. */
export interface Standing {
  readonly row: Case;
  readonly office: OfficeEdition;
  readonly workflow: Workflow;
  readonly position: Position;
  readonly facts: Facts;
  readonly outcomes: Readonly<Record<string, readonly RuleEvent[]>>;
  readonly pending?: PendingWork;
}

/** What an action that waits for approval will do once it is approved. */
export interface PendingWork {
  /** The entry of the case's history with its answers. */
  readonly seq: number;
  readonly action: string;
  readonly facts: Facts;
  readonly outcomes: readonly RuleEvent[];
  readonly deviates: boolean;
}

/**
 * @throws Refusal `forbidden` for who may read no cases
 * @throws NotFound when the case is not there, belongs to another office or hides from this user
 */
export async function standingOf(
  runtime: Runtime,
  me: SignedIn,
  reading: Reading,
  id: string,
): Promise<Standing> {
  mustBeAllowed(me, 'cases.read');
  return standingFrom(runtime, me.office.id, await reading.cases.get(id), runtime.clock());
}

/** A case as it stands, for whoever may read it. */
export async function standingFrom(
  runtime: Runtime,
  org: string,
  row: Case,
  at: string,
): Promise<Standing> {
  const office = await runtime.editions.forCase(org, row.edition, at);
  return {
    row,
    office,
    workflow: workflowOf(office.edition, row.workflow),
    position: row.position as Position,
    facts: row.facts as Facts,
    outcomes: row.outcomes as Standing['outcomes'],
    ...(row.pending !== undefined && { pending: row.pending as PendingWork }),
  };
}

/** @throws Refusal `not-found` */
export function workflowOf(edition: Edition, id: string): Workflow {
  const workflow = Object.hasOwn(edition.workflows, id) ? edition.workflows[id] : undefined;
  if (!workflow) throw new Refusal('not-found');
  return workflow;
}

export function stageOf(workflow: Workflow, id: string): Stage {
  const stage = workflow.stages.find((one) => one.id === id);
  if (!stage) throw new Error(`the work flow ${workflow.id} has no stage ${id}`);
  return stage;
}

export const whoIs = (me: SignedIn): Who => ({
  user: me.user.id,
  for: me.actsFor,
  roles: me.roles,
  level: me.office.level,
});

interface About {
  readonly office: OfficeEdition;
  readonly at: string;
  readonly known: Facts;
  readonly startedAt: string;
  readonly case?: string;
  readonly person?: string;
  readonly unit?: string;
}

/** Reads the facts of a case, or of one that is about to begin, from where each comes from. */
export function factsAbout(reading: Reading, about: About): FactReader {
  const { person, unit, at } = about;
  const { edition } = about.office;
  const subject = {
    ...(person && { person }),
    ...(unit && { unit }),
    ...(about.case && { case: about.case }),
  };
  const tasks = onceOnly(() => (about.case ? reading.tasks.list(about.case) : []));
  return factReader({
    edition,
    workingDays: about.office.workingDays,
    at,
    known: about.known,
    startedAt: about.startedAt,
    person: onceOnly(() => (person ? reading.people.get(person).then(dataOf) : undefined)),
    unit: onceOnly(() => (unit ? reading.units.get(unit).then(dataOf) : undefined)),
    subject,
    overdueDays: (action) => whenThere(tasks(), (all) => overdueDays(all, action, at)),
    history: onceForEach((whose) => {
      const id = subject[whose];
      const needs = needsOf(edition, at)[whose];
      return id ? reading.records.forFacts({ whose, id, ...(needs && { needs }) }) : [];
    }),
    cases: onceForEach((whose) => {
      const id = subject[whose];
      return id ? reading.cases.forFacts({ whose, id }) : [];
    }),
  });
}

const lastNeeds = new WeakMap<Edition, { readonly day: string; readonly needs: HistoryNeeds }>();

/** What its facts read of histories: the same for all that is asked on a day. */
function needsOf(edition: Edition, at: string): HistoryNeeds {
  const day = civilDate(at);
  const last = lastNeeds.get(edition);
  if (last?.day === day) return last.needs;
  const needs = historyNeeds(Object.values(edition.facts), { at, parameters: edition.parameters });
  lastNeeds.set(edition, { day, needs });
  return needs;
}

const dataOf = ({ data }: Subject) => data as Record<string, unknown>;

/** Does something when it is first asked for, and never again; later its result is given at once. */
function onceOnly<T>(work: () => MaybeLater<T>): () => MaybeLater<T> {
  let known: { readonly value: MaybeLater<T> } | undefined;
  const keep = (value: T) => {
    known = { value };
    return value;
  };
  return () => {
    known ??= { value: whenThere(work(), keep) };
    return known.value;
  };
}

/** The same of each of several. */
function onceForEach<K, T>(work: (key: K) => MaybeLater<T>): (key: K) => MaybeLater<T> {
  const all = new Map<K, () => MaybeLater<T>>();
  return (key) => {
    const one = all.get(key) ?? onceOnly(() => work(key));
    all.set(key, one);
    return one();
  };
}

export const aboutCase = (standing: Standing, at: string, known: Facts): About => ({
  office: standing.office,
  at,
  known,
  startedAt: standing.row.startedAt,
  case: standing.row.id,
  ...(standing.row.personId && { person: standing.row.personId }),
  ...(standing.row.unitId && { unit: standing.row.unitId }),
});

/** What the flow's guards, branches, matrices and invariants read of a case where it stands. */
export async function knownTo(
  { office: { edition }, workflow, position, outcomes: settled }: Standing,
  read: FactReader,
  outcomes: Known['outcomes'] = settled,
): Promise<Known> {
  const facts = await readAll(edition, factsRead(edition, workflow, position.stage), read);
  return { facts, outcomes, parameters: edition.parameters };
}

type TaskRow = { action: string; dueAt?: string; doneAt?: string };

/** Whole days since the latest deadline of the action passed, until it was done; at least 0. */
function overdueDays(tasks: readonly TaskRow[], action: string, at: string): number | undefined {
  const task = tasks.filter((one) => one.action === action && one.dueAt).at(-1);
  if (!task?.dueAt) return undefined;
  const until = Date.parse(task.doneAt ?? at);
  return Math.max(0, Math.ceil((until - Date.parse(task.dueAt)) / 86_400_000));
}

const reads = new WeakMap<Workflow, Map<string, readonly string[]>>();

/**
 * The facts that a flow can ask for while a case stands in a stage: those of what is done there, of
 * what is done at any time, what is watched, and what may never be there. A history is long to read,
 * and most stages ask for none.
 */
export function factsRead(edition: Edition, workflow: Workflow, stage: string): readonly string[] {
  const byStage = reads.get(workflow) ?? new Map<string, readonly string[]>();
  reads.set(workflow, byStage);
  const ready = byStage.get(stage);
  if (ready) return ready;
  const { start, anytime, watches, stages } = workflow;
  const named = new Set<string>();
  namesIn(
    [
      { start, anytime, watches },
      // Where a step leads something may be set.
      ...stages.map(({ id, sets, actions }) => (id === stage ? { sets, actions } : { sets })),
      ...Object.values(edition.invariants).filter(
        (one) => one.kind === 'stage' && one.workflow === workflow.id && one.stage === stage,
      ),
    ],
    named,
  );
  const facts = Object.keys(edition.facts).filter((id) => named.has(id));
  byStage.set(stage, facts);
  return facts;
}

/** The values of every `fact` property, and of `fact:<id>` branches, in a piece of JSON. */
function namesIn(json: unknown, into: Set<string>): void {
  if (Array.isArray(json)) for (const item of json) namesIn(item, into);
  else if (json && typeof json === 'object') {
    for (const [key, value] of Object.entries(json)) {
      if (key === 'fact' && typeof value === 'string') into.add(value);
      else if (key === 'on' && typeof value === 'string') into.add(value.replace(/^fact:/, ''));
      else namesIn(value, into);
    }
  }
}

export const officeOf = (runtime: Runtime, me: SignedIn): Office => runtime.store.for(actorOf(me));
