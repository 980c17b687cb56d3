import type { Decision, RuleEvent } from '../model/decision.ts';
import { type Place, problem, unknown, within } from '../place.ts';
import type { Problem } from '../problem.ts';
import { allActions, levelsOf } from '../workflows.ts';
import { checkCondition, fits } from './conditions.ts';
import { type Check, factScope, readableFact, type Subject } from './index.ts';

/** Rules read what exists and say what is declared; decisions do not wait for one another. */
export const checkDecisions: Check = (subject) =>
  Object.values(subject.edition.decisions).flatMap((decision) => [
    ...checkRequires(subject, decision),
    ...checkRules(subject, decision),
  ]);

function checkRequires(subject: Subject, decision: Decision): Problem[] {
  const { decisions } = subject.edition;
  const place = within(subject.placeOf(`decisions/${decision.id}`), 'requires');
  const missing = (decision.requires ?? []).flatMap((id, i) =>
    decisions[id]
      ? []
      : [
          unknown(
            'decision.requires',
            within(place, i),
            ['判断', 'decision'],
            id,
            Object.keys(decisions),
          ),
        ],
  );
  if (!reaches(decisions, decision.id, decision.id)) return missing;
  return [
    ...missing,
    problem('decision.circle', place, [
      '判断互相依赖，成环。',
      'Decisions require one another in a circle.',
      '请去掉其中一个依赖。',
      'Remove one of them.',
    ]),
  ];
}

/** Whether `from` needs `to`, directly or through others. */
function reaches(
  decisions: Readonly<Record<string, Decision>>,
  from: string,
  to: string,
  seen = new Set<string>(),
): boolean {
  return (decisions[from]?.requires ?? []).some((id) => {
    if (id === to) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    return reaches(decisions, id, to, seen);
  });
}

function checkRules(subject: Subject, decision: Decision): Problem[] {
  const scope = factScope(subject, decision.requires ?? []);
  const names = new Set<string>();
  const problems = decision.rules.flatMap((rule) => {
    const place = subject.placeOf(`rules/${decision.id}/${rule.name}`);
    const twice = names.has(rule.name);
    names.add(rule.name);
    return [
      ...(twice ? [problem('rule.twice', within(place, 'name'), twiceSaid(rule.name))] : []),
      ...checkCondition(rule.conditions, within(place, 'conditions'), scope),
      ...checkEvent(decision, rule.event, within(place, 'event')),
    ];
  });
  const { otherwise } = decision;
  const place = within(subject.placeOf(`decisions/${decision.id}`), 'otherwise');
  return otherwise ? [...problems, ...checkEvent(decision, otherwise, place)] : problems;
}

const twiceSaid = (name: string) =>
  [
    `规则名「${name}」重复。`,
    `The rule name “${name}” occurs twice.`,
    '请改名。',
    'Rename one.',
  ] as const;

/** An event has a declared outcome type, and declared parameters in their domain. */
export function checkEvent(decision: Decision, event: RuleEvent, place: Place): Problem[] {
  const outcome = decision.outcomes.find(({ type }) => type === event.type);
  if (!outcome) {
    const types = decision.outcomes.map(({ type }) => type);
    return [unknown('rule.outcome', within(place, 'type'), ['结论', 'outcome'], event.type, types)];
  }
  return Object.entries(event.params ?? {}).flatMap(([name, value]) => {
    const declared = outcome.params?.[name];
    const at = within(place, 'params', name);
    if (!declared) {
      return [
        unknown(
          'rule.param',
          at,
          ['结论参数', 'outcome parameter'],
          name,
          Object.keys(outcome.params ?? {}),
        ),
      ];
    }
    const known = declared.values?.map((one) => one.value);
    if (!known || known.includes(value)) return [];
    return [unknown('rule.param', at, ['取值', 'value'], String(value), known.map(String))];
  });
}

/** Invariants speak of what exists. */
export const checkInvariants: Check = (subject) => {
  const { edition, placeOf } = subject;
  return Object.values(edition.invariants).flatMap((invariant) => {
    const place = placeOf(`invariants/${invariant.id}`);
    if (invariant.kind === 'decision') {
      const decision = edition.decisions[invariant.decision];
      if (!decision) {
        return [
          unknown(
            'invariant.decision',
            within(place, 'decision'),
            ['判断', 'decision'],
            invariant.decision,
            Object.keys(edition.decisions),
          ),
        ];
      }
      const scope = factScope(subject, decision.requires ?? []);
      const types = invariant.never.flatMap((type, i) =>
        checkEvent(decision, { type }, within(place, 'never', i)),
      );
      return [...checkCondition(invariant.when, within(place, 'when'), scope), ...types];
    }
    if (invariant.kind === 'stage') {
      const workflow = edition.workflows[invariant.workflow];
      const stages = workflow?.stages.map(({ id }) => id) ?? [];
      const stage = stages.includes(invariant.stage)
        ? []
        : [
            unknown(
              'invariant.stage',
              within(place, 'stage'),
              ['阶段', 'stage'],
              invariant.stage,
              stages,
            ),
          ];
      return [
        ...stage,
        ...checkCondition(
          invariant.never,
          within(place, 'never'),
          factScope(subject, Object.keys(edition.decisions)),
        ),
      ];
    }
    return invariant.kind === 'action'
      ? checkLevels(subject, invariant, place)
      : checkCount(subject, invariant, place);
  });
};

type Kinds = Subject['edition']['invariants'][string];

function checkLevels(
  { edition }: Subject,
  invariant: Extract<Kinds, { kind: 'action' }>,
  place: Place,
): Problem[] {
  const flow = edition.workflows[invariant.workflow];
  const action = flow && allActions(flow).find(({ id }) => id === invariant.action);
  if (!action) {
    return [
      unknown(
        'invariant.action',
        within(place, 'action'),
        ['步骤', 'action'],
        invariant.action,
        (flow ? allActions(flow) : []).map(({ id }) => id),
      ),
    ];
  }
  const may = levelsOf(action, edition.parameters);
  if (may.every((level) => invariant.levels.includes(level))) return [];
  return [
    problem('invariant.broken', within(place, 'levels'), [
      `步骤「${action.title['zh-CN']}」对其他级别也开放，违反底线。`,
      `The action “${action.title.en}” is open to other levels too, which breaks the invariant.`,
      `请把该步骤的 levels 限定为 ${invariant.levels.join('、')}。`,
      `Limit the action's levels to ${invariant.levels.join(', ')}.`,
    ]),
  ];
}

function checkCount(
  { edition }: Subject,
  invariant: Extract<Kinds, { kind: 'count' }>,
  place: Place,
): Problem[] {
  const fact = edition.facts[invariant.fact];
  if (!fact) {
    return [
      unknown(
        'invariant.fact',
        within(place, 'fact'),
        ['事实', 'fact'],
        invariant.fact,
        Object.keys(edition.facts),
      ),
    ];
  }
  const { source } = fact;
  const { field, in: values } = invariant.except;
  const except = source.kind === 'count' || source.kind === 'since' ? (source.except ?? []) : [];
  const leftOut = except.some((one) => {
    const meant = Array.isArray(one.in) ? one.in : edition.parameters[one.in.parameter]?.value;
    if (one.field !== field || !Array.isArray(meant)) return false;
    return values.every((value) => meant.includes(value));
  });
  if (leftOut) return [];
  return [
    problem('invariant.broken', within(place, 'except'), [
      `事实「${fact.title['zh-CN']}」没有排除这些记录，违反底线。`,
      `The fact “${fact.title.en}” does not leave these entries out, which breaks the invariant.`,
      '请在其来源的 except 中补充。',
      'Add them to “except” of its source.',
    ]),
  ];
}

/** The cases of a pack speak of facts and outcomes that exist. */
export const checkExamples: Check = ({ edition, placeOf }) =>
  edition.examples.flatMap((example) => {
    const place = placeOf(`examples/${example.id}`);
    const facts = Object.entries(example.facts).flatMap(([id, value]) => {
      const fact = edition.facts[id];
      const at = within(place, 'facts', id);
      if (!fact)
        return [unknown('example.fact', at, ['事实', 'fact'], id, Object.keys(edition.facts))];
      const values = Array.isArray(value) ? value : [value];
      const readable = {
        ...readableFact(fact),
        ...(fact.type === 'set' && { type: 'enum' as const }),
      };
      if (values.every((one) => fits(one, readable))) return [];
      return [
        unknown('example.value', at, ['取值', 'value'], String(value), readable.values ?? []),
      ];
    });
    const supposed = Object.keys(example.parameters ?? {})
      .filter((id) => !edition.parameters[id])
      .map((id) =>
        unknown(
          'example.parameter',
          within(place, 'parameters', id),
          ['参数', 'parameter'],
          id,
          Object.keys(edition.parameters),
        ),
      );
    const outcomes = example.expect.flatMap(({ decision: id, outcomes = [], never = [] }, i) => {
      const decision = edition.decisions[id];
      const at = within(place, 'expect', i);
      if (!decision) {
        return [
          unknown(
            'example.decision',
            within(at, 'decision'),
            ['判断', 'decision'],
            id,
            Object.keys(edition.decisions),
          ),
        ];
      }
      return [
        ...outcomes.flatMap((event, j) => checkEvent(decision, event, within(at, 'outcomes', j))),
        ...never.flatMap((type, j) => checkEvent(decision, { type }, within(at, 'never', j))),
      ];
    });
    return [...facts, ...supposed, ...outcomes];
  });
