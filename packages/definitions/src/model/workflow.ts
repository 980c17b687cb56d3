import Type, { type Static } from 'typebox';
import { Condition } from './condition.ts';
import { ReportSection } from './report.ts';
import { closed } from './schema.ts';
import { Escalation, Pattern, Sample, Watch } from './supervision.ts';
import { Id, levels, Scalar, Text } from './text.ts';

/**
 * A value that an action takes from what is known when it is done: a literal, a fact, an answer of
 * its form, the outcome that was chosen (`outcome`; a list where the decision collects), the day
 * of the action (`today`), or a day some months after another value (`months` is a parameter or an
 * answer field with a number).
 */
export const Value = Type.Union([
  Scalar,
  closed({ fact: Id }),
  closed({ answer: Id }),
  closed({ outcome: Type.Literal(true) }),
  closed({ today: Type.Literal(true) }),
  closed({
    after: Type.Union([closed({ today: Type.Literal(true) }), closed({ answer: Id })]),
    months: Type.Union([Type.Integer(), closed({ parameter: Id }), closed({ answer: Id })]),
  }),
]);
export type Value = Static<typeof Value>;

/** An entry that the action writes to a register of this case, its person and its unit. */
export const Write = closed({
  register: Id,
  when: Type.Optional(Condition),
  at: Type.Optional(Value),
  values: Type.Record(Id, Value),
});
export type Write = Static<typeof Write>;

/**
 * An action that is done with what another office answered: `fills` gives its answers, by field, with
 * the day (`on`), who answered (`by`) and why (`reason`).
 */
export const Answered = closed({
  action: Id,
  fills: Type.Optional(Type.Record(Id, Type.Enum(['on', 'by', 'reason']))),
});
export type Answered = Static<typeof Answered>;

/**
 * What a case that begins from a matter of another office is filled with before anybody types:
 * `takes` of the answers there, `person` and `unit` of the records of who it is about, the day it came (`on`), where from
 * (`from.field` is the choice for the office `superior` or `subordinate`, `from.named` says which) and
 * the files that came along (`files`). The office that sends it lets no more than that travel.
 */
export const HandedIn = closed({
  takes: Type.Array(Id),
  person: Type.Optional(Type.Array(Id)),
  unit: Type.Optional(Type.Array(Id)),
  on: Type.Optional(Id),
  from: Type.Optional(
    closed({ field: Id, superior: Scalar, subordinate: Scalar, named: Type.Optional(Id) }),
  ),
  files: Type.Optional(Id),
});
export type HandedIn = Static<typeof HandedIn>;

/**
 * Where an action leads: a stage, plainly or with what comes with going there.
 * - `keep`: the only answers that are stored; everything else is dropped before anything is
 *   written, and the case names no person or unit.
 * - `recuse`: who did the action may neither act on nor read this case from now on.
 * - `handover`: the matter goes to the office above (`superior`) or to one below
 *   (`subordinate`); it reaches that office through the outbox.
 */
export const Target = Type.Union([
  Id,
  closed({
    stage: Id,
    keep: Type.Optional(Type.Array(Id)),
    recuse: Type.Optional(Type.Literal('actor')),
    handover: Type.Optional(Type.Enum(['superior', 'subordinate'])),
  }),
]);
export type Target = Static<typeof Target>;

/**
 * One of several targets: by the outcome of this action's decision (`on: "outcome"`), by that of an
 * earlier one (`on: "decision:<id>"`), by a fact (`on: "fact:<id>"`) or by an answer
 * (`on: "answer:<field>"`).
 */
export const Branch = closed({
  on: Type.String({ pattern: '^(outcome|(decision|fact|answer):[A-Za-z][A-Za-z0-9.-]*)$' }),
  cases: Type.Record(Type.String(), Target),
  otherwise: Type.Optional(Target),
});
export type Branch = Static<typeof Branch>;

/**
 * By when an action must be done: a parameter (a duration) after the case came to the stage, after
 * the case began, or after the day in a dated fact (`fact`); while nothing says that day, there is
 * no deadline, or it is counted from `otherwise`. `within` is one parameter, or the first of several
 * whose condition holds.
 */
export const Deadline = closed({
  within: Type.Union([
    Id,
    Type.Array(closed({ when: Type.Optional(Condition), parameter: Id }), { minItems: 1 }),
  ]),
  from: Type.Optional(
    Type.Union([
      Type.Enum(['stage', 'case']),
      closed({ fact: Id, otherwise: Type.Optional(Type.Enum(['stage', 'case'])) }),
    ]),
  ),
});
export type Deadline = Static<typeof Deadline>;

/** Roles that may act, by the first entry whose condition holds (the approval matrix). */
export const Matrix = Type.Array(
  closed({
    when: Type.Optional(Condition),
    roles: Type.Array(Id, { minItems: 1 }),
    title: Type.Optional(Text),
  }),
  { minItems: 1 },
);
export type Matrix = Static<typeof Matrix>;

/**
 * An approval that an action waits for, `always` or only on a `deviation` from the proposal. It is
 * given or refused by another person than the one who did the action.
 */
export const Approval = closed({
  when: Type.Enum(['always', 'deviation']),
  by: Matrix,
  form: Type.Optional(Id),
  deadline: Type.Optional(Deadline),
});
export type Approval = Static<typeof Approval>;

/**
 * A message to people of the office through the outbox. It names the case by its number only;
 * nothing confidential travels with it.
 */
export const Notice = closed({
  to: Type.Union([closed({ roles: Type.Array(Id, { minItems: 1 }) }), Type.Literal('handler')]),
  text: Text,
  when: Type.Optional(Condition),
});
export type Notice = Static<typeof Notice>;

/** Deadlines of these open actions; `true`: every deadline of the case. */
export const Deadlines = Type.Union([Type.Literal(true), Type.Array(Id, { minItems: 1 })]);
export type Deadlines = Static<typeof Deadlines>;

/**
 * A day in an answer on which people meet. A later answer with the same `id` moves it; it has been
 * kept, and leaves the calendar, when one of the actions `until` is done.
 */
export const Appointment = closed({
  id: Id,
  field: Id,
  title: Text,
  until: Type.Optional(Type.Array(Id, { minItems: 1 })),
});
export type Appointment = Static<typeof Appointment>;

/**
 * What a person can do in a stage: who may, which form, which decision, where each outcome leads,
 * by when. That is the whole language.
 *
 * - `by.roles` may act; `by.handler` narrows it to the assigned handler; `by.notActors` keeps out
 *   who did one of these actions on the case (the reviewer is not the handler).
 * - `after`: actions that must have been done since the case came to this stage.
 * - `once`: done at most once per visit of the stage. `optional`: no task is made for it.
 * - `guard`: refused while the condition holds, with a message that says what to do.
 * - `checks`: answers are refused while the condition over them, facts and parameters holds; the
 *   message stands at `field`.
 * - `levels`: offices of these levels may, or those of the level in a parameter and above.
 * - `collects`: the decision of this action is a `collect` decision and the person chooses a set.
 * - `assigns`: the answer field that names the new handler. `person`, `unit`: the answer fields
 *   that name the person or unit that the case is about (only in the start action).
 * - `extends`: moves the deadline of that open action by a parameter, in a visit of the stage at most
 *   as often as the parameter `times` says.
 * - `suspends`, `resumes`: stops deadlines, and lets them run on; the days between do not count.
 * - `reason`: the answer field that says why; it is shown beside the deadline that was moved.
 * - `owed` (only of an `anytime` action): it is a task from the moment this condition holds until it
 *   is done, whatever the stage is meanwhile, a final one too; it is done once.
 * - `appointment`: the answer field with the day of a meeting, for the calendar.
 * - without `to` the case stays in its stage.
 */
export const Action = closed({
  id: Id,
  title: Text,
  description: Type.Optional(Text),
  by: closed({
    roles: Type.Array(Id, { minItems: 1 }),
    handler: Type.Optional(Type.Boolean()),
    notActors: Type.Optional(Type.Array(Id)),
  }),
  levels: Type.Optional(
    Type.Union([
      Type.Array(Type.Enum([...levels]), { minItems: 1 }),
      closed({ from: closed({ parameter: Id }) }),
    ]),
  ),
  form: Type.Optional(Id),
  decision: Type.Optional(Id),
  sets: Type.Optional(Type.Record(Id, Value)),
  assigns: Type.Optional(Id),
  person: Type.Optional(Id),
  unit: Type.Optional(Id),
  recuses: Type.Optional(Type.Literal('actor')),
  extends: Type.Optional(closed({ action: Id, by: Id, times: Type.Optional(Id) })),
  suspends: Type.Optional(Deadlines),
  resumes: Type.Optional(Deadlines),
  reason: Type.Optional(Id),
  owed: Type.Optional(Condition),
  appointment: Type.Optional(Appointment),
  to: Type.Optional(Type.Union([Target, Branch])),
  approval: Type.Optional(Approval),
  deadline: Type.Optional(Deadline),
  guard: Type.Optional(Type.Array(closed({ when: Condition, message: Text }))),
  checks: Type.Optional(
    Type.Array(closed({ when: Condition, field: Type.Optional(Id), message: Text })),
  ),
  after: Type.Optional(Type.Array(Id)),
  once: Type.Optional(Type.Boolean()),
  optional: Type.Optional(Type.Boolean()),
  writes: Type.Optional(Type.Array(Write)),
  notices: Type.Optional(Type.Array(Notice)),
});
export type Action = Static<typeof Action>;

/**
 * What the holder of a receipt can do without being known: see what `says` of the phase or stage,
 * write under the seal `seal` (kinds of `messages`), and rate what came of it. A receipt names no
 * one; its holder is never asked who they are.
 */
export const Receipt = closed({
  intro: Text,
  seal: Id,
  messages: Type.Array(closed({ id: Id, title: Text }), { minItems: 1 }),
  rating: Type.Optional(closed({ title: Text, register: Id, field: Id })),
  notice: Text,
});
export type Receipt = Static<typeof Receipt>;

/**
 * A case of this flow is a meeting on many cases of another one: what can be decided there.
 * - `of`: the flow whose cases can be on the agenda. `by`: who puts them there and notes decisions.
 * - `actions`: what can be decided of a case where its own stage permits it: `<action>`,
 *   `<action>.approve` or `<action>.return`. `fills`: its answers that come from those of the meeting,
 *   by field.
 * - `carriedOut`: the action of this flow with which everything that was decided is done, by whoever
 *   does it.
 */
export const Agenda = closed({
  of: Id,
  by: closed({ roles: Type.Array(Id, { minItems: 1 }) }),
  actions: Type.Array(
    closed({
      action: Type.String({ pattern: '^[A-Za-z][A-Za-z0-9-]*(\\.(approve|return))?$' }),
      fills: Type.Optional(Type.Record(Id, Id)),
    }),
    { minItems: 1 },
  ),
  carriedOut: Id,
});
export type Agenda = Static<typeof Agenda>;

/**
 * Where a case stands. `sets`: facts that are set whenever a case comes to this stage. `answered`: the
 * actions of this stage that are done unasked when the office to which the matter was handed over
 * confirms that it arrived, or refuses it; where that office has no Bitan, somebody does them.
 */
export const Stage = closed({
  id: Id,
  title: Text,
  phase: Id,
  description: Type.Optional(Text),
  says: Type.Optional(Text),
  final: Type.Optional(Type.Boolean()),
  sets: Type.Optional(Type.Record(Id, Value)),
  actions: Type.Optional(Type.Array(Action)),
  answered: Type.Optional(closed({ received: Answered, refused: Answered })),
});
export type Stage = Static<typeof Stage>;

/**
 * The work flow of one type of case, from its `start` action to a final stage. `anytime` actions
 * are open in every stage that is not final. `seals` names who may open sealed answers.
 * `number` is the case number's pattern with `{year}` and `{n}`, counted per office and year.
 * `rank`: where it stands among the types of case, smallest first; those without one stand last.
 * `similar`: earlier cases about the same person within that parameter are shown when one begins;
 * `flags`: from that share of likeness on (percent, a parameter) it waits for somebody who decides.
 * `merge`: the final stage of a case that is handled with another one about the same matter, who may
 * say so, and what its entries in registers say as long as it is.
 * `receipt`: what a receipt shows and takes; without it none are given out. `says` of a stage, or else
 * of its phase, is what the holder of a receipt is told while the case is there.
 * `explains`: what everybody it concerns is to know of it, on its printed procedure and to the holder of a
 * receipt.
 * `agenda`: what a meeting on cases of another flow decides.
 * `handedIn`: how a case begins from a matter that another office handed over.
 * `alarm`: the parameters with the share of a deadline's time after which a task is `half` due, and
 * the share beyond it after which it is severely overdue.
 * `unfinished`: how long answers that nobody submits are kept. `escalation`: who is told as the alarm of
 * a task rises. `watches`, `samples`, `patterns`: what leaders supervise. `report`: the tables
 * of reports over a period.
 */
export const Workflow = closed({
  $schema: Type.Optional(Type.String()),
  id: Id,
  title: Text,
  description: Type.Optional(Text),
  rank: Type.Optional(Type.Integer({ minimum: 1, maximum: 99 })),
  explains: Type.Optional(Type.Array(closed({ title: Text, text: Text }), { maxItems: 20 })),
  number: Type.String({ pattern: '\\{n\\}' }),
  summary: Type.Optional(
    Type.Array(Id, { description: 'Answers of the start form that lists show' }),
  ),
  similar: Type.Optional(
    closed({
      within: Id,
      flags: Type.Optional(closed({ from: Id, title: Text, description: Type.Optional(Text) })),
    }),
  ),
  alarm: Type.Optional(closed({ half: Id, severe: Id })),
  unfinished: Type.Optional(closed({ keep: Id })),
  escalation: Type.Optional(Type.Array(Escalation)),
  watches: Type.Optional(Type.Array(Watch)),
  samples: Type.Optional(Type.Array(Sample)),
  patterns: Type.Optional(Type.Array(Pattern)),
  phases: Type.Array(closed({ id: Id, title: Text, says: Type.Optional(Text) }), { minItems: 1 }),
  start: Action,
  stages: Type.Array(Stage, { minItems: 1 }),
  anytime: Type.Optional(Type.Array(Action)),
  report: Type.Optional(Type.Array(ReportSection)),
  merge: Type.Optional(
    closed({
      stage: Id,
      by: closed({ roles: Type.Array(Id, { minItems: 1 }) }),
      entries: Type.Optional(
        Type.Array(closed({ register: Id, values: Type.Record(Id, Scalar) }), { minItems: 1 }),
      ),
    }),
  ),
  receipt: Type.Optional(Receipt),
  agenda: Type.Optional(Agenda),
  handedIn: Type.Optional(HandedIn),
  seals: Type.Optional(
    Type.Record(Id, closed({ title: Text, readers: Type.Array(Id, { minItems: 1 }) })),
  ),
});
export type Workflow = Static<typeof Workflow>;
