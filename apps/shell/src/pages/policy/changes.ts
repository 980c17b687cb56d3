import type { DraftChanges, RuleView } from '@bitan/api';
import type { Basis, DecisionOverlay, Group, ParameterValue, Rule } from '@bitan/definitions';

/** A draft's changes with another value of a parameter. */
export function withParameter(
  changes: DraftChanges,
  id: string,
  value: ParameterValue,
  why: string,
): DraftChanges {
  return {
    ...changes,
    parameters: [
      ...withoutParameter(changes, id).parameters,
      { id, value, basis: [ownBasis(why)] },
    ],
  };
}

export function withoutParameter(changes: DraftChanges, id: string): DraftChanges {
  return { ...changes, parameters: changes.parameters.filter((one) => one.id !== id) };
}

/** A draft's changes with other conditions of a rule; what the rule rests on stays, and grows. */
export function withConditions(
  changes: DraftChanges,
  decision: string,
  { name, title, event, basis }: RuleView,
  conditions: Group,
  why: string,
): DraftChanges {
  const rule: Rule = { name, title, conditions, event, basis: [...basis, ownBasis(why)] };
  const overlay = overlayOf(changes, decision);
  const { add = [], replace = [] } = overlay;
  const changed: Partial<DecisionOverlay> = add.some((one) => is(one.rule, name))
    ? { add: add.map((one) => (is(one.rule, name) ? { ...one, rule } : one)) }
    : { replace: [...replace.filter((one) => !is(one, name)), rule] };
  return withOverlay(changes, { ...overlay, ...changed });
}

/** Takes the replacement of a rule out again; a rule that the office added itself stays. */
export function withoutRule(changes: DraftChanges, decision: string, name: string): DraftChanges {
  const { replace, ...overlay } = overlayOf(changes, decision);
  const rest = (replace ?? []).filter((one) => !is(one, name));
  return withOverlay(changes, { ...overlay, ...(rest.length > 0 && { replace: rest }) });
}

/** The names of the rules that a draft replaces, by decision. */
export function replacedRules({ decisions }: DraftChanges): { decision: string; name: string }[] {
  return decisions.flatMap(({ decision, replace = [] }) =>
    replace.map(({ name }) => ({ decision, name })),
  );
}

const is = (rule: Rule, name: string) => rule.name === name;

const overlayOf = ({ decisions }: DraftChanges, decision: string): DecisionOverlay =>
  decisions.find((one) => one.decision === decision) ?? { decision };

/** An overlay that changes nothing is left out. */
function withOverlay(changes: DraftChanges, overlay: DecisionOverlay): DraftChanges {
  const others = changes.decisions.filter(({ decision }) => decision !== overlay.decision);
  const { add, replace, disable } = overlay;
  const says = [add, replace, disable].some((list) => list && list.length > 0);
  return { ...changes, decisions: says ? [...others, overlay] : others };
}

/** What somebody wrote as the ground of a change; it is in the language it was written in. */
function ownBasis(why: string): Basis {
  return {
    title: { 'zh-CN': '本单位制度修改', en: 'Changed by this office' },
    note: { 'zh-CN': why, en: why },
    mark: 'D',
  };
}
