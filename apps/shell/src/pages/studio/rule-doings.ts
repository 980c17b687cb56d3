import {
  addRule,
  alike,
  applied,
  type Condition,
  type Decision,
  type Edit,
  edit,
  freeName,
  type Group,
  itemAt,
  layered,
  type ParameterOverride,
  type Rule,
  type RuleChange,
  removeRule,
  resetRule,
  setRule,
  type Text,
} from '@bitan/definitions';
import type { Doing } from './draft-store.ts';

/** Several things done as one: they are undone together. */
export const inOne =
  (...doings: readonly Doing[]): Doing =>
  ({ above, layer }) => {
    let on = layer;
    return doings.flatMap((doing): readonly Edit[] => {
      const edits = doing({ above, layer: on });
      on = applied(on, edits).layer;
      return edits;
    });
  };

/** Puts an item in the place of what is there. */
export const put =
  (path: string, now: Edit['now']): Doing =>
  ({ layer }) => [edit(path, itemAt(layer, path), now)];

/** Says of an item what somebody else says of it; a rule that is here already keeps its place. */
export function take(path: string, now: Edit['now']): Doing {
  const [kind, decision = '', name = ''] = path.split('/');
  if (kind !== 'rules') return put(path, now);
  const change = now as RuleChange | undefined;
  return (drafting) => {
    if (!change) return resetRule(drafting, decision, name);
    if ('disable' in change) return removeRule(drafting, decision, name);
    if ('replace' in change) return setRule(drafting, decision, change.replace);
    const rules = layered(drafting.above, drafting.layer).decisions[decision]?.rules ?? [];
    if (rules.some((one) => one.name === name)) return setRule(drafting, decision, change.add);
    const place = rules.findIndex((one) => one.name === change.before);
    return addRule(drafting, decision, change.add, place < 0 ? rules.length : place);
  };
}

/**
 * Gives a parameter another value: at once, then what was to follow still does; or from an instant
 * on, then what it is until then stays.
 */
export const setParameter =
  ({ id, value, basis, from }: NewValue): Doing =>
  (drafting) => {
    const path = `parameters/${id}`;
    const own = itemAt(drafting.layer, path) as ParameterOverride | undefined;
    if (from === undefined) return put(path, { ...own, id, value, basis })(drafting);
    const until = own ?? { id, value: drafting.above.parameters[id]?.value ?? value, basis };
    const others = (until.later ?? []).filter((one) => one.from !== from);
    const later = [...others, { from, value, basis }].sort((a, b) => (a.from < b.from ? -1 : 1));
    return put(path, { ...until, later })(drafting);
  };

/** Takes back what was to follow from an instant on. */
export const withoutLater =
  (id: string, from: string): Doing =>
  (drafting) => {
    const path = `parameters/${id}`;
    const own = itemAt(drafting.layer, path) as ParameterOverride | undefined;
    if (!own) return [];
    const { later = [], ...rest } = own;
    const left = later.filter((one) => one.from !== from);
    if (left.length > 0) return put(path, { ...rest, later: left })(drafting);
    const isAsAbove = alike(rest.value, drafting.above.parameters[id]?.value);
    return put(path, isAsAbove ? undefined : rest)(drafting);
  };

/** `from`: absent for a value that holds from when the edition takes effect. */
export interface NewValue extends Pick<ParameterOverride, 'id' | 'value' | 'basis'> {
  readonly from?: string | undefined;
}

/** What a copy is called. */
export const copied: Text = { 'zh-CN': '副本', en: 'copy' };
/** A locked rule cannot be changed, but another can say in which further cases it is the same. */
export const further: Text = { 'zh-CN': '补充情形', en: 'further case' };

/** A copy of a rule behind it, under a name of its own (`freeName`). */
export const copyRule = ({ id, rules }: Decision, rule: Rule, as = copied): Doing => {
  const { locked: _, ...same } = rule;
  const title = {
    'zh-CN': `${rule.title['zh-CN']}（${as['zh-CN']}）`,
    en: `${rule.title.en} (${as.en})`,
  };
  const copy = { ...same, name: freeName(rules, rule.name), title };
  return (drafting) => addRule(drafting, id, copy, placeOf(rules, rule) + 1);
};

/** The alternatives of a rule's conditions, if it has any: each can be a rule of its own. */
export function alternativesOf({ conditions }: Rule): Group[] | undefined {
  if ('any' in conditions && conditions.any.length > 1) return conditions.any.map(asGroup);
  if (!('all' in conditions)) return undefined;
  const place = conditions.all.findIndex((one) => 'any' in one && one.any.length > 1);
  const either = conditions.all[place];
  if (!either || !('any' in either)) return undefined;
  return either.any.map((one) => ({ all: conditions.all.toSpliced(place, 1, one) }));
}

/** Makes each alternative a rule of its own, one behind the other. */
export function splitRule({ id, rules }: Decision, rule: Rule): Doing {
  const [first, ...others] = alternativesOf(rule) ?? [];
  if (!first) return () => [];
  const taken = [...rules];
  const added = others.map((conditions, i): Doing => {
    const { locked: _, ...same } = rule;
    const one = { ...same, conditions, name: freeName(taken, rule.name) };
    taken.push(one);
    return (drafting) => addRule(drafting, id, one, placeOf(rules, rule) + 1 + i);
  });
  return inOne((drafting) => setRule(drafting, id, { ...rule, conditions: first }), ...added);
}

/** Whether a rule and the one behind it say the same and can be one. */
export const canMerge = (rule: Rule, next: Rule | undefined): next is Rule =>
  next !== undefined &&
  !rule.locked &&
  !next.locked &&
  JSON.stringify(rule.event) === JSON.stringify(next.event);

/** Makes one rule of two: it holds when either did. */
export function mergeRules({ id }: Decision, rule: Rule, next: Rule): Doing {
  const parts = [rule, next].flatMap(({ conditions }) =>
    'any' in conditions ? conditions.any : [conditions],
  );
  const known = new Set(rule.basis.map((one) => JSON.stringify(one)));
  const basis = [...rule.basis, ...next.basis.filter((one) => !known.has(JSON.stringify(one)))];
  return inOne(
    (drafting) => removeRule(drafting, id, next.name),
    (drafting) => setRule(drafting, id, { ...rule, conditions: { any: parts }, basis }),
  );
}

export const placeOf = (rules: readonly Rule[], { name }: Rule): number =>
  rules.findIndex((rule) => rule.name === name);

/** The part of a rule at a JSON Pointer within it, e.g. `/conditions/all/0`. */
export const partAt = (rule: Rule, pointer: string): Condition =>
  stepsOf(pointer).reduce<unknown>(
    (part, step) => (part as Record<string, unknown>)[step],
    rule.conditions,
  ) as Condition;

/** A rule with another part at a JSON Pointer within it; without one, the part is taken out. */
export function withPart(rule: Rule, pointer: string, part: Condition | undefined): Rule {
  const conditions = replaced(rule.conditions, stepsOf(pointer), part);
  return conditions ? { ...rule, conditions: asGroup(conditions) } : rule;
}

const stepsOf = (pointer: string) => pointer.split('/').slice(2);

function replaced(
  condition: Condition,
  [kind, ...rest]: readonly string[],
  part: Condition | undefined,
): Condition | undefined {
  if (kind === undefined) return part;
  if ('not' in condition) {
    const of = replaced(condition.not, rest, part);
    return of && { not: of };
  }
  const [index, ...deeper] = rest;
  const of = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
  const parts = of.flatMap((one, i) =>
    i === Number(index) ? (replaced(one, deeper, part) ?? []) : one,
  );
  if (parts.length === 0) return undefined;
  return 'all' in condition ? { all: parts } : { any: parts };
}

/** A rule has a group at its root. */
export const asGroup = (condition: Condition): Group =>
  'fact' in condition ? { all: [condition] } : condition;
