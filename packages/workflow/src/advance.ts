import {
  type Action,
  type Branch,
  type FactValue,
  isBranch,
  type RuleEvent,
  type Target,
  type Text,
  type Workflow,
} from '@bitan/definitions';
import { findAction, stageOf } from './actions.ts';
import { after, holdsIn } from './conditions.ts';
import { FlowError } from './flow-error.ts';
import type { Done, Known, Position, Resolved } from './state.ts';
import { type Moment, valueOf } from './values.ts';

/** One step that a person takes. */
export interface Step {
  readonly action: string;
  readonly kind: 'do' | 'approve' | 'return';
  readonly actor: string;
  /** The absent colleague for whom it is taken. */
  readonly for?: string;
  readonly at: string;
  /** The outcomes that were chosen. */
  readonly outcomes?: readonly RuleEvent[];
  readonly deviates: boolean;
}

/** What a step brings about; the caller writes it, whole or not at all. */
export interface Advanced {
  readonly position: Position;
  readonly final: boolean;
  readonly sets: Readonly<Record<string, FactValue>>;
  readonly writes: readonly Entry[];
  readonly notices: readonly { readonly to: NoticeTo; readonly text: Text }[];
  readonly handover?: 'superior' | 'subordinate';
  /** The only answers that may be stored. */
  readonly keep?: readonly string[];
  /** The deadline of that action moves by that parameter. */
  readonly extended?: { readonly action: string; readonly by: string };
}

export interface Entry {
  readonly register: string;
  /** Instant. */
  readonly at: string;
  readonly values: Readonly<Record<string, FactValue>>;
}
type NoticeTo = NonNullable<Action['notices']>[number]['to'];

/** The first step of a case. @throws FlowError `no-target` */
export function begin(workflow: Workflow, step: Step, known: Known): Advanced {
  const nowhere: Position = {
    stage: '',
    visit: 0,
    enteredAt: step.at,
    startedAt: step.at,
    recused: [],
    done: [],
  };
  return happen(workflow, nowhere, workflow.start, step, known);
}

/**
 * Takes a step. An action that needs an approval is only proposed; it happens when another person
 * approves it, and then leads where the chosen outcome leads.
 *
 * @throws FlowError when no target or approver is declared for what was chosen
 */
export function advance(
  workflow: Workflow,
  position: Position,
  step: Step,
  known: Known,
): Advanced {
  const action = findAction(workflow, step.action);
  if (step.kind === 'return') return still(withoutPending(position));
  if (step.kind === 'do') {
    const approvers = approversFor(action, known, step.deviates);
    if (approvers) return still({ ...position, pending: pendingOf(step, approvers) });
  }
  return happen(workflow, position, action, step, known);
}

/**
 * The roles that approve an action, by the first entry of its matrix whose condition holds;
 * undefined where no approval is needed.
 * @throws FlowError `no-approver` when no entry fits
 */
export function approversFor(
  action: Action,
  known: Known,
  deviates: boolean,
): readonly string[] | undefined {
  const { approval } = action;
  if (!approval || (approval.when === 'deviation' && !deviates)) return undefined;
  const entry = approval.by.find(({ when }) => when === undefined || holdsIn(when, known) === true);
  if (entry) return entry.roles;
  throw new FlowError(
    'no-approver',
    {
      'zh-CN': `「${action.title['zh-CN']}」没有规定由谁审批。`,
      en: `Nobody is named to approve “${action.title.en}”.`,
    },
    { 'zh-CN': '请在审批权限表中补充。', en: 'Add an entry to its approval matrix.' },
  );
}

const pendingOf = (step: Step, approvers: readonly string[]) => ({
  action: step.action,
  actor: step.actor,
  ...(step.for && { for: step.for }),
  at: step.at,
  approvers,
  ...(step.outcomes && { outcomes: step.outcomes }),
});

/** The position with nothing else happening. */
const still = (position: Position): Advanced => ({
  position,
  final: false,
  sets: {},
  writes: [],
  notices: [],
});

function withoutPending({ pending: _, ...position }: Position): Position {
  return position;
}

function happen(
  workflow: Workflow,
  before: Position,
  action: Action,
  step: Step,
  known: Known,
): Advanced {
  const moment: Moment = {
    at: step.at,
    outcomes: step.outcomes ?? [],
    collects: (step.outcomes?.length ?? 0) !== 1,
  };
  const own = factsIn(action.sets ?? {}, known, moment);
  const then: Known = { ...known, facts: { ...known.facts, ...own } };
  const target = targetOf(action, step, then);
  const position = moved(workflow, before, action, step, then, target);
  const arrived = target && stageOf(workflow, target.stage).sets;
  const sets = { ...own, ...(arrived && factsIn(arrived, then, moment)) };
  return {
    position,
    final: stageOf(workflow, position.stage).final ?? false,
    sets,
    writes: (action.writes ?? [])
      .filter(({ when }) => when === undefined || holdsIn(when, then) === true)
      .map(({ register, at, values }) => ({
        register,
        at: instantOf(at === undefined ? undefined : valueOf(at, then, moment), step.at),
        values: factsIn(values, then, moment),
      }))
      // An entry of which nothing was said would be an empty line for ever.
      .filter(({ values }) => Object.keys(values).length > 0),
    notices: (action.notices ?? [])
      .filter(({ when }) => when === undefined || holdsIn(when, then) === true)
      .map(({ to, text }) => ({ to, text })),
    ...(target?.handover && { handover: target.handover }),
    ...(target?.keep && { keep: target.keep }),
    ...(action.extends && { extended: { action: action.extends.action, by: action.extends.by } }),
  };
}

/** The values that are known; what nothing says is left out. */
function factsIn(
  values: Readonly<Record<string, Parameters<typeof valueOf>[0]>>,
  known: Known,
  moment: Moment,
): Record<string, FactValue> {
  const said = Object.entries(values).map(([id, value]) => [id, valueOf(value, known, moment)]);
  return Object.fromEntries(said.filter(([, value]) => value !== undefined));
}

/** A civil date stands for its noon in China; without one it is the step itself. */
function instantOf(value: unknown, at: string): string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? `${value}T04:00:00.000Z`
    : at;
}

function moved(
  workflow: Workflow,
  before: Position,
  action: Action,
  step: Step,
  known: Known,
  target: Resolved | undefined,
): Position {
  const { pending, ...position } = before;
  const who = step.kind === 'approve' && pending ? pending : step;
  const reason = action.reason === undefined ? undefined : known.answers?.[action.reason];
  const done: Done = {
    action: action.id,
    actor: who.actor,
    ...(who.for && { for: who.for }),
    ...(typeof reason === 'string' && { reason }),
    at: step.at,
    visit: before.visit,
  };
  const assigned = action.assigns === undefined ? undefined : known.answers?.[action.assigns];
  const leaves = action.recuses === 'actor' || target?.recuse === 'actor';
  const recused = leaves ? [...before.recused, step.actor] : before.recused;
  const { handler: given, ...rest } = position;
  const handler = typeof assigned === 'string' ? assigned : given;
  return {
    ...rest,
    ...(handler !== undefined && !recused.includes(handler) && { handler }),
    recused,
    done: [...before.done, done],
    ...(target && entered(workflow, before, target, step.at)),
  };
}

function entered(workflow: Workflow, before: Position, { stage }: Resolved, at: string) {
  return { stage: stageOf(workflow, stage).id, visit: before.visit + 1, enteredAt: at };
}

/** Where an action leads; undefined when the case stays. @throws FlowError `no-target` */
function targetOf(action: Action, step: Step, known: Known): Resolved | undefined {
  const { to } = action;
  if (to === undefined) return undefined;
  if (!isBranch(to)) return resolved(to);
  const key = keyOf(to, step, known);
  const target = (key === undefined ? undefined : to.cases[key]) ?? to.otherwise;
  if (target !== undefined) return resolved(target);
  throw new FlowError(
    'no-target',
    {
      'zh-CN': `「${action.title['zh-CN']}」没有规定「${key ?? '未知'}」通向哪里。`,
      en: `“${action.title.en}” does not say where “${key ?? 'unknown'}” leads.`,
    },
    {
      'zh-CN': '请补充所需信息，或核对流程定义。',
      en: 'Add what is missing, or check the definition of the work flow.',
    },
  );
}

const resolved = (target: Target): Resolved =>
  typeof target === 'string' ? { stage: target } : target;

/** The value that a branch is decided by, as text. */
function keyOf({ on }: Branch, step: Step, known: Known): string | undefined {
  if (on === 'outcome') return step.outcomes?.[0]?.type;
  const decision = after('decision:', on);
  const fact = after('fact:', on);
  const answer = after('answer:', on);
  const value =
    decision !== undefined
      ? known.outcomes[decision]?.[0]?.type
      : fact !== undefined
        ? known.facts[fact]
        : known.answers?.[answer ?? ''];
  return value === undefined ? undefined : String(value);
}
