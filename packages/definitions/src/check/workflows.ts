import type { Fact } from '../model/fact.ts';
import { levels } from '../model/text.ts';
import type { Action, Branch, Matrix, Stage, Value, Workflow } from '../model/workflow.ts';
import { type Place, problem, type Said, unknown, within } from '../place.ts';
import type { Problem } from '../problem.ts';
import { allActions, isBranch, targetsOf } from '../workflows.ts';
import { checkCondition, type Scope } from './conditions.ts';
import { checkDuration, checkTiming } from './deadlines.ts';
import { answerScope } from './forms.ts';
import { type Check, factScope, type Subject } from './index.ts';
import { checkStageSets, checkSupervision } from './supervision.ts';

/** A flow refers to what exists, every outcome leads somewhere, and every stage can be left. */
export const checkWorkflows: Check = (subject) =>
  Object.values(subject.edition.workflows).flatMap((workflow) => {
    const place = subject.placeOf(`workflows/${workflow.id}`);
    return [
      ...checkAction(subject, workflow, workflow.start, within(place, 'start')),
      ...workflow.stages.flatMap((stage, i) => [
        ...checkStage(workflow, stage, within(place, 'stages', i)),
        ...checkStageSets(subject, stage, within(place, 'stages', i)),
        ...(stage.actions ?? []).flatMap((action, j) =>
          checkAction(subject, workflow, action, within(place, 'stages', i, 'actions', j)),
        ),
      ]),
      ...(workflow.anytime ?? []).flatMap((action, i) =>
        checkAction(subject, workflow, action, within(place, 'anytime', i)),
      ),
      ...checkWays(workflow, place),
      ...checkNames(subject, workflow, place),
      ...checkSupervision(subject, workflow, place),
    ];
  });

function checkStage(workflow: Workflow, stage: Stage, place: Place): Problem[] {
  const phases = workflow.phases.map(({ id }) => id);
  if (phases.includes(stage.phase)) return [];
  return [unknown('stage.phase', within(place, 'phase'), ['阶段组', 'phase'], stage.phase, phases)];
}

function checkAction(
  subject: Subject,
  workflow: Workflow,
  action: Action,
  place: Place,
): Problem[] {
  const { edition } = subject;
  const form = edition.forms[action.form ?? ''];
  const fields = Object.keys(form?.schema.properties ?? {});
  const refer = (
    id: string | undefined,
    list: object,
    what: readonly [string, string],
    ...at: string[]
  ) =>
    id === undefined || Object.hasOwn(list, id)
      ? []
      : [unknown('action.reference', within(place, ...at), what, id, Object.keys(list))];
  const answer = (id: string | undefined, ...at: string[]) =>
    id === undefined || fields.includes(id)
      ? []
      : [unknown('action.answer', within(place, ...at), ['字段', 'field'], id, fields)];
  const role = (id: string, ...at: string[]) => refer(id, edition.roles, ['角色', 'role'], ...at);
  const scope = flowScope(subject, action);
  const actions = Object.fromEntries(allActions(workflow).map((one) => [one.id, one]));
  return [
    ...refer(action.form, edition.forms, ['表单', 'form'], 'form'),
    ...refer(action.decision, edition.decisions, ['判断', 'decision'], 'decision'),
    ...action.by.roles.flatMap((id) => role(id, 'by', 'roles')),
    ...(action.by.notActors ?? []).flatMap((id) =>
      refer(id, actions, ['步骤', 'action'], 'by', 'notActors'),
    ),
    ...(action.after ?? []).flatMap((id) => refer(id, actions, ['步骤', 'action'], 'after')),
    ...answer(action.assigns, 'assigns'),
    ...answer(action.person, 'person'),
    ...answer(action.unit, 'unit'),
    ...checkLevels(subject, action, within(place, 'levels')),
    ...(action.checks ?? []).flatMap(({ when, field }, i) => [
      ...checkCondition(when, within(place, 'checks', i, 'when'), scope),
      ...answer(field, 'checks', String(i), 'field'),
    ]),
    ...refer(action.approval?.form, edition.forms, ['表单', 'form'], 'approval', 'form'),
    ...checkMatrix(action.approval?.by ?? [], scope, role, within(place, 'approval', 'by')),
    ...(action.guard ?? []).flatMap((guard, i) =>
      checkCondition(guard.when, within(place, 'guard', i, 'when'), scope),
    ),
    ...Object.entries(action.sets ?? {}).flatMap(([fact, value]) => [
      ...refer(fact, edition.facts, ['事实', 'fact'], 'sets', fact),
      ...checkValue(subject, value, fields, within(place, 'sets', fact)),
    ]),
    ...(action.writes ?? []).flatMap((_, i) =>
      checkWrite(subject, action, i, fields, scope, within(place, 'writes', i)),
    ),
    ...(action.notices ?? []).flatMap(({ to, when }, i) => [
      ...(to === 'handler' ? [] : to.roles.flatMap((id) => role(id, 'notices', String(i)))),
      ...(when ? checkCondition(when, within(place, 'notices', i, 'when'), scope) : []),
    ]),
    ...checkTiming(subject, workflow, action, { fields, scope, place }),
    ...checkTo(subject, workflow, action, fields, within(place, 'to')),
  ];
}

function checkMatrix(
  matrix: Matrix,
  scope: Scope,
  role: (id: string, ...at: string[]) => Problem[],
  place: Place,
) {
  return matrix.flatMap(({ when, roles }, i) => [
    ...(when ? checkCondition(when, within(place, i, 'when'), scope) : []),
    ...roles.flatMap((id) => role(id, 'approval', 'by', String(i))),
  ]);
}

/** Guards and branches read facts, the outcomes of all decisions, and the answers of the form. */
function flowScope(subject: Subject, action: Action): Scope {
  const facts = factScope(subject, Object.keys(subject.edition.decisions));
  const form = subject.edition.forms[action.form ?? ''];
  const answers = form && answerScope(form);
  return {
    ...facts,
    readable: (id) => (id.startsWith('answer:') ? answers?.readable(id) : facts.readable(id)),
    known: () => [...facts.known(), ...(answers?.known() ?? [])],
  };
}

/** A level that a parameter says is one of the levels that offices have. */
function checkLevels({ edition }: Subject, { levels: given }: Action, place: Place): Problem[] {
  if (given === undefined || Array.isArray(given)) return [];
  const id = given.from.parameter;
  const { parameters } = edition;
  const parameter = parameters[id];
  if (!parameter)
    return [unknown('action.reference', place, ['参数', 'parameter'], id, Object.keys(parameters))];
  const isLevel = levels.includes(parameter.value as (typeof levels)[number]);
  return isLevel ? [] : [problem('action.levels', place, notLevel)];
}

function checkWrite(
  subject: Subject,
  action: Action,
  index: number,
  fields: readonly string[],
  scope: Scope,
  place: Place,
): Problem[] {
  const write = action.writes?.[index];
  if (!write) return [];
  const { registers } = subject.edition;
  const register = registers[write.register];
  if (!register)
    return [
      unknown(
        'write.register',
        within(place, 'register'),
        ['台账', 'register'],
        write.register,
        Object.keys(registers),
      ),
    ];
  const known = register.fields.map(({ id }) => id);
  return [
    ...(write.when ? checkCondition(write.when, within(place, 'when'), scope) : []),
    ...Object.entries(write.values).flatMap(([field, value]) => [
      ...(known.includes(field)
        ? []
        : [
            unknown(
              'write.field',
              within(place, 'values', field),
              ['台账字段', 'field of the register'],
              field,
              known,
            ),
          ]),
      ...checkValue(subject, value, fields, within(place, 'values', field)),
    ]),
  ];
}

function checkValue(
  { edition }: Subject,
  value: Value,
  fields: readonly string[],
  place: Place,
): Problem[] {
  if (typeof value !== 'object') return [];
  if ('fact' in value && !edition.facts[value.fact])
    return [unknown('value.fact', place, ['事实', 'fact'], value.fact, Object.keys(edition.facts))];
  if ('answer' in value && !fields.includes(value.answer))
    return [unknown('value.answer', place, ['字段', 'field'], value.answer, fields)];
  return [];
}

function checkTo(
  subject: Subject,
  workflow: Workflow,
  action: Action,
  fields: readonly string[],
  place: Place,
): Problem[] {
  const { to } = action;
  if (to === undefined) return [];
  const stages = workflow.stages.map(({ id }) => id);
  const targets = targetsOf(action).flatMap(({ stage, keep = [] }) => [
    ...(stages.includes(stage)
      ? []
      : [unknown('target.stage', place, ['阶段', 'stage'], stage, stages)]),
    ...keep
      .filter((field) => !fields.includes(field))
      .map((field) => unknown('target.keep', place, ['字段', 'field'], field, fields)),
  ]);
  return isBranch(to) ? [...targets, ...checkCovered(subject, action, to, fields, place)] : targets;
}

/** Every value that a branch is decided by leads somewhere. */
function checkCovered(
  { edition }: Subject,
  action: Action,
  branch: Branch,
  fields: readonly string[],
  place: Place,
): Problem[] {
  const values = valuesOf(edition, action, branch, fields);
  if (values === undefined)
    return [problem('branch.on', within(place, 'on'), badBranch(branch.on))];
  const cases = Object.keys(branch.cases);
  const open =
    branch.otherwise === undefined ? values.filter((value) => !cases.includes(value)) : [];
  return [
    ...open.map((value) => problem('branch.open', within(place, 'cases'), leadsNowhere(value))),
    ...cases
      .filter((value) => values.length > 0 && !values.includes(value))
      .map((value) =>
        unknown('branch.case', within(place, 'cases', value), ['取值', 'value'], value, values),
      ),
  ];
}

function valuesOf(
  edition: Subject['edition'],
  action: Action,
  { on }: Branch,
  fields: readonly string[],
): string[] | undefined {
  const [kind, id = ''] = on === 'outcome' ? ['decision', action.decision] : on.split(/:(.*)/s);
  if (kind === 'decision') return edition.decisions[id ?? '']?.outcomes.map(({ type }) => type);
  if (kind === 'fact') return factValues(edition.facts[id]);
  const field = fields.includes(id)
    ? edition.forms[action.form ?? '']?.schema.properties[id]
    : undefined;
  if (!field) return undefined;
  return field.type === 'boolean'
    ? ['true', 'false']
    : (field.oneOf?.map((choice) => choice.const) ?? []);
}

const factValues = (fact: Fact | undefined): string[] | undefined =>
  fact && (fact.type === 'boolean' ? ['true', 'false'] : (fact.values?.map(({ id }) => id) ?? []));

/** Every stage can be reached, and led out of unless it is final. */
function checkWays(workflow: Workflow, place: Place): Problem[] {
  const reached = new Set<string>();
  const follow = (stage: string) => {
    if (reached.has(stage)) return;
    reached.add(stage);
    const found = workflow.stages.find(({ id }) => id === stage);
    for (const action of found?.actions ?? [])
      for (const target of targetsOf(action)) follow(target.stage);
  };
  for (const action of [workflow.start, ...(workflow.anytime ?? [])]) {
    for (const target of targetsOf(action)) follow(target.stage);
  }
  const problems = workflow.stages.flatMap(({ id, title, final, actions = [] }, i) => {
    const at = within(place, 'stages', i);
    const leads = actions.some((action) => targetsOf(action).some(({ stage }) => stage !== id));
    return [
      ...(reached.has(id)
        ? []
        : [problem('stage.unreachable', at, unreachable(title['zh-CN'], title.en))]),
      ...(final || leads ? [] : [problem('stage.dead-end', at, deadEnd(title['zh-CN'], title.en))]),
    ];
  });
  const ends = workflow.stages.some(({ final }) => final)
    ? []
    : [problem('workflow.endless', within(place, 'stages'), endless)];
  return [...problems, ...ends];
}

function checkNames({ edition }: Subject, workflow: Workflow, place: Place): Problem[] {
  const ids = allActions(workflow).map(({ id }) => id);
  const stages = workflow.stages.map(({ id }) => id);
  const repeated = [...ids, ...stages].filter(
    (id, i, all) => all.indexOf(id) !== i && ids.indexOf(id) !== ids.lastIndexOf(id),
  );
  const fields = Object.keys(edition.forms[workflow.start.form ?? '']?.schema.properties ?? {});
  const { alarm, similar } = workflow;
  const share = [alarm?.half, alarm?.severe, similar?.flags?.from].filter(
    (id) => id !== undefined && !edition.parameters[id],
  );
  return [
    ...[...new Set(repeated)].map((id) => problem('workflow.twice', place, twice(id))),
    ...(workflow.summary ?? [])
      .filter((field) => !fields.includes(field))
      .map((field) =>
        unknown('workflow.summary', within(place, 'summary'), ['字段', 'field'], field, fields),
      ),
    ...checkDuration(
      { edition, placeOf: () => place },
      workflow.similar?.within,
      within(place, 'similar'),
    ),
    ...checkDuration(
      { edition, placeOf: () => place },
      workflow.unfinished?.keep,
      within(place, 'unfinished'),
    ),
    ...mergeProblems(edition, workflow, place),
    ...share.map((id) =>
      unknown(
        'workflow.alarm',
        within(place, 'alarm'),
        ['参数', 'parameter'],
        String(id),
        Object.keys(edition.parameters),
      ),
    ),
  ];
}

const notLevel: Said = [
  '这个参数的值不是机关层级。',
  'The value of this parameter is not a level of offices.',
  `请使用取值为 ${levels.join('、')} 的参数。`,
  `Use a parameter with one of ${levels.join(', ')}.`,
];
const endless: Said = [
  '流程没有终点。',
  'The work flow has no end.',
  '请把至少一个阶段标为 final。',
  'Mark at least one stage as final.',
];
const badBranch = (on: string): Said => [
  `不能按「${on}」分支。`,
  `A branch cannot be decided by “${on}”.`,
  '请改为 outcome、decision:、fact: 或 answer: 之一。',
  'Use outcome, decision:, fact: or answer:.',
];
const leadsNowhere = (value: string): Said => [
  `「${value}」没有去向。`,
  `“${value}” leads nowhere.`,
  '请补充该分支，或写 otherwise。',
  'Add this case, or an otherwise.',
];
const unreachable = (zh: string, en: string): Said => [
  `阶段「${zh}」无法到达。`,
  `The stage “${en}” cannot be reached.`,
  '请让某个步骤通向它，或删除。',
  'Let an action lead to it, or remove it.',
];
const deadEnd = (zh: string, en: string): Said => [
  `阶段「${zh}」没有出口。`,
  `The stage “${en}” has no way out.`,
  '请补充通向其他阶段的步骤，或标为 final。',
  'Add an action that leads on, or mark it as final.',
];
const twice = (id: string): Said => [
  `步骤「${id}」重复。`,
  `The action “${id}” occurs twice.`,
  '请改名。',
  'Rename one.',
];

/** A merge ends in a final stage, and its entries are of registers that are there. */
function mergeProblems(
  edition: Subject['edition'],
  { merge, stages }: Workflow,
  place: Place,
): Problem[] {
  if (!merge) return [];
  const finals = stages.filter((one) => one.final).map(({ id }) => id);
  const registers = Object.keys(edition.registers);
  const at = within(place, 'merge');
  return [
    ...(finals.includes(merge.stage)
      ? []
      : [unknown('workflow.merge', at, ['终结环节', 'final stage'], merge.stage, finals)]),
    ...(merge.entries ?? [])
      .filter(({ register }) => !registers.includes(register))
      .map(({ register }) =>
        unknown('workflow.merge', at, ['登记簿', 'register'], register, registers),
      ),
  ];
}
