import type {
  DecisionPolicy,
  InvariantView,
  ParameterView,
  PolicyView,
  RuleView,
} from '@bitan/api';
import {
  allActions,
  both,
  type Condition,
  type Decision,
  type Edition,
  layeredOverview,
  type Provenance,
  type Rule,
  ranked,
  sayParameterValue,
  type Text,
} from '@bitan/definitions';
import { sayCondition, sayOutcome, sayRule } from '@bitan/rules';

type EditionRow = PolicyView['edition'];

/** Everything an edition says, in words, and what its office may change of it. */
export function policyView(edition: Edition, row: EditionRow): PolicyView {
  const readersOf = readersIn(edition);
  return {
    edition: row,
    topics: [...(edition.topics ?? [])],
    parameters: Object.keys(edition.parameters).map((id) =>
      parameterView(edition, id, readersOf(id)),
    ),
    decisions: Object.values(edition.decisions).map((decision) => decisionView(edition, decision)),
    invariants: Object.values(edition.invariants).map((one) => invariantView(edition, one)),
    facts: Object.values(edition.facts),
    overview: layeredOverview(edition, {}),
    calendars: edition.calendars.map(({ $schema: _, ...calendar }) => calendar),
  };
}

function parameterView(
  edition: Edition,
  id: string,
  usedBy: ParameterView['usedBy'],
): ParameterView {
  const parameter = edition.parameters[id];
  if (!parameter) throw new Error(`the edition has no parameter ${id}`);
  const { title, description, topic, type, value, unit, values, range, stricter, basis } =
    parameter;
  const origin = edition.provenance[`parameters/${id}`];
  const fixed = parameter.locked && !stricter ? fixedAbove : undefined;
  return {
    id,
    title,
    type,
    value,
    said: both((language) => sayParameterValue(parameter, value, language)),
    later: (parameter.later ?? []).map((one) => ({
      from: one.from,
      said: both((language) => sayParameterValue(parameter, one.value, language)),
    })),
    basis,
    ...(description && { description }),
    ...(topic && { topic }),
    ...(unit && { unit }),
    ...(values && { values }),
    ...(range && { range, saidRange: sayRange(parameter) }),
    ...(stricter && { stricter }),
    levels: (origin?.values ?? []).map((at) => ({
      pack: packOf(edition, at.pack),
      said: both((language) => sayParameterValue(parameter, at.value, language)),
    })),
    usedBy,
    ...originOf(edition, origin, fixed ?? (parameter.locked ? onlyTighter : undefined), !fixed),
  };
}

const fixedAbove: Text = {
  'zh-CN': '由上级固定，本级不得调整。',
  en: 'Fixed by the level above; it cannot be changed here.',
};
const onlyTighter: Text = {
  'zh-CN': '已由上级锁定，本级只能从严。',
  en: 'Locked by the level above; here it can only be made stricter.',
};
const lockedRule: Text = {
  'zh-CN': '此条由上级锁定，本级不得修改或停用。',
  en: 'Locked by the level above; it can be neither changed nor left out here.',
};

function sayRange(parameter: Edition['parameters'][string]): Text {
  const { min, max } = parameter.range ?? {};
  return both((language) => {
    const say = (bound: NonNullable<typeof min>) => sayParameterValue(parameter, bound, language);
    if (min !== undefined && max !== undefined) return `${say(min)} – ${say(max)}`;
    if (min !== undefined) return `≥ ${say(min)}`;
    return max === undefined ? '' : `≤ ${say(max)}`;
  });
}

function decisionView(edition: Edition, decision: Decision): DecisionPolicy {
  const { id, title, description, hit, requires = [], outcomes, rules, otherwise } = decision;
  return {
    id,
    title,
    ...(description && { description }),
    hit,
    requires: requires.map((other) => ({
      id: other,
      title: edition.decisions[other]?.title ?? title,
    })),
    outcomes: outcomes.map(({ type, title: name, severity }) => ({
      type,
      title: name,
      ...(severity !== undefined && { severity }),
    })),
    rules: rules.map((rule) => ruleView(edition, decision, rule)),
    ...(otherwise && { otherwise: both((language) => sayOutcome(decision, otherwise, language)) }),
  };
}

function ruleView(edition: Edition, decision: Decision, rule: Rule): RuleView {
  const origin = edition.provenance[`rules/${decision.id}/${rule.name}`];
  return {
    name: rule.name,
    title: rule.title,
    sentence: both((language) => sayRule(edition, decision, rule, language)),
    conditions: rule.conditions,
    event: rule.event,
    outcome: both((language) => sayOutcome(decision, rule.event, language)),
    basis: rule.basis,
    ...originOf(edition, origin, rule.locked ? lockedRule : undefined, !rule.locked),
  };
}

function invariantView(edition: Edition, invariant: Edition['invariants'][string]): InvariantView {
  return {
    id: invariant.id,
    title: invariant.title,
    sentence: sayInvariant(edition, invariant),
    basis: invariant.basis,
    definedBy: packOf(edition, edition.provenance[`invariants/${invariant.id}`]?.definedBy ?? ''),
  };
}

function sayInvariant(edition: Edition, invariant: Edition['invariants'][string]): Text {
  if (invariant.kind === 'stage') {
    const stage = edition.workflows[invariant.workflow]?.stages.find(
      (s) => s.id === invariant.stage,
    );
    return forbidden(edition, invariant.never, (language) => `${stage?.title[language]}`);
  }
  if (invariant.kind === 'decision') {
    const decision = edition.decisions[invariant.decision];
    return forbidden(edition, invariant.when, (language) =>
      invariant.never
        .map((type) => decision && sayOutcome(decision, { type }, language))
        .join(language === 'en' ? ', ' : '、'),
    );
  }
  return invariant.title;
}

function forbidden(
  edition: Edition,
  when: Condition,
  what: (language: 'zh-CN' | 'en') => string,
): Text {
  return {
    'zh-CN': `当${sayCondition(edition, when, 'zh-CN')}时，不得：${what('zh-CN')}`,
    en: `When ${sayCondition(edition, when, 'en')}, never: ${what('en')}`,
  };
}

function originOf(
  edition: Edition,
  origin: Provenance | undefined,
  why: Text | undefined,
  editable: boolean,
) {
  return {
    definedBy: packOf(edition, origin?.definedBy ?? edition.pack),
    changedBy: (origin?.changedBy ?? []).map((pack) => packOf(edition, pack)),
    ...(origin?.lockedBy && { lockedBy: packOf(edition, origin.lockedBy) }),
    editable,
    ...(why && { why }),
  };
}

function packOf(edition: Edition, id: string) {
  return {
    id,
    title: edition.chain.find((pack) => pack.id === id)?.title ?? { 'zh-CN': id, en: id },
  };
}

/** What reads each parameter: decisions, steps, facts, and work flows themselves. */
function readersIn(edition: Edition): (parameter: string) => { id: string; title: Text }[] {
  const flows = ranked(edition);
  const frames = flows.map(({ start: _, stages: __, anytime: ___, ...frame }) => frame);
  const readers = [
    ...Object.values(edition.decisions),
    ...flows.flatMap(allActions),
    ...Object.values(edition.facts),
    ...frames,
  ].map((one) => ({ id: one.id, title: one.title, said: JSON.stringify(one) }));
  return (parameter) =>
    readers
      .filter(
        ({ said }) => said.includes(`"param:${parameter}"`) || said.includes(`"${parameter}"`),
      )
      .map(({ id, title }) => ({ id, title }));
}
