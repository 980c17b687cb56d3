import type { Decision, DecisionOverlay, Rule } from './model/decision.ts';
import { type Place, problem, type Said, unknown, within } from './place.ts';
import type { Problem } from './problem.ts';

/**
 * The rules of a decision with what the level below adds, replaces, leaves out and orders, and what
 * is wrong with that. Rules that the order does not name stay behind the one that they followed.
 */
export function layeredRules(
  above: Decision,
  overlay: DecisionOverlay,
  place: Place,
): { rules: Rule[]; problems: Problem[] } {
  const layering = new Layering(above, overlay, place);
  const rules = layering.rules();
  return { rules, problems: [...layering.problems, ...passing(above, rules, overlay, place)] };
}

class Layering {
  readonly problems: Problem[] = [];
  readonly #above: Decision;
  readonly #overlay: DecisionOverlay;
  readonly #place: Place;

  constructor(above: Decision, overlay: DecisionOverlay, place: Place) {
    this.#above = above;
    this.#overlay = overlay;
    this.#place = place;
  }

  rules(): Rule[] {
    return this.#withAdded(this.#ordered(this.#changed()));
  }

  /** The rules of the level above, those left out that are left out, and those replaced replaced. */
  #changed(): Rule[] {
    const { disable = [], replace = [] } = this.#overlay;
    const disabled = disable.filter((name, i) => this.#mayChange(name, 'disable', i));
    const replaced = replace.filter(({ name }, i) => this.#mayChange(name, 'replace', i));
    return this.#above.rules
      .filter(({ name }) => !disabled.includes(name))
      .map((rule) => replaced.find(({ name }) => name === rule.name) ?? rule);
  }

  #mayChange(name: string, list: string, index: number): boolean {
    const rule = this.#above.rules.find((one) => one.name === name);
    const at = within(this.#place, list, index);
    if (!rule) this.problems.push(this.#unknown(name, at));
    if (rule?.locked) this.problems.push(problem('rule.locked', at, lockedRule(rule)));
    return rule !== undefined && !rule.locked;
  }

  #ordered(rules: Rule[]): Rule[] {
    const { order = [] } = this.#overlay;
    for (const [i, name] of order.entries()) {
      if (!this.#above.rules.some((rule) => rule.name === name))
        this.problems.push(this.#unknown(name, within(this.#place, 'order', i)));
    }
    const first = rules.findIndex(({ name }) => order.includes(name));
    if (first < 0) return rules;
    const blocks = new Map<string, Rule[]>();
    let block: Rule[] = [];
    for (const rule of rules.slice(first)) {
      if (order.includes(rule.name)) {
        block = [];
        blocks.set(rule.name, block);
      }
      block.push(rule);
    }
    return [...rules.slice(0, first), ...order.flatMap((name) => blocks.get(name) ?? [])];
  }

  /** A rule may be added before one that is added too; in a circle there is no place. */
  #withAdded(rules: Rule[]): Rule[] {
    const { add = [] } = this.#overlay;
    const names = this.#above.rules.map(({ name }) => name);
    const before = new Map<string | undefined, Rule[]>();
    for (const [i, one] of add.entries()) {
      const at = within(this.#place, 'add', i, 'rule', 'name');
      if (names.includes(one.rule.name))
        this.problems.push(problem('rule.exists', at, existingRule(one.rule.name)));
      before.set(one.before, [...(before.get(one.before) ?? []), one.rule]);
    }
    const placed: Rule[] = [];
    const place = (rule: Rule): void => {
      before.get(rule.name)?.forEach(place);
      placed.push(rule);
    };
    rules.forEach(place);
    before.get(undefined)?.forEach(place);
    const found = new Set(placed);
    for (const [i, { rule, before: anchor }] of add.entries()) {
      if (found.has(rule)) continue;
      this.problems.push(this.#unknown(String(anchor), within(this.#place, 'add', i, 'before')));
      placed.push(rule);
    }
    return placed;
  }

  #unknown(name: string, at: Place): Problem {
    const names = this.#above.rules.map((rule) => rule.name);
    return unknown('rule.unknown', at, ['规则', 'rule'], name, names);
  }
}

/**
 * Where the first rule decides, nothing milder may come before a locked rule that did not come
 * before it at the level above.
 */
function passing(
  above: Decision,
  rules: readonly Rule[],
  { add = [] }: DecisionOverlay,
  place: Place,
): Problem[] {
  if (above.hit !== 'first') return [];
  return rules.flatMap((locked, i) => {
    if (!locked.locked) return [];
    const known = above.rules.slice(0, above.rules.indexOf(locked)).map(({ name }) => name);
    return rules
      .slice(0, i)
      .filter((rule) => !known.includes(rule.name) && milder(above, rule, locked))
      .map((rule) => {
        const index = add.findIndex((one) => one.rule.name === rule.name);
        const at = index < 0 ? within(place, 'order') : within(place, 'add', index, 'before');
        return problem('rule.before-locked', at, beforeLocked(rule, locked));
      });
  });
}

/** Whether a rule's outcome is not provably as severe as that of a locked one that it comes before. */
function milder({ outcomes }: Decision, rule: Rule, locked: Rule): boolean {
  const severity = ({ event }: Rule) => outcomes.find(({ type }) => type === event.type)?.severity;
  const [own, other] = [severity(rule), severity(locked)];
  return own === undefined || other === undefined || own < other;
}

const lockedRule = ({ title }: Rule): Said => [
  `规则「${title['zh-CN']}」由上级锁定。`,
  `The rule “${title.en}” is locked by the level above.`,
  '不能修改或停用；可在其前增加更严的规则。',
  'It can be neither changed nor left out; a stricter rule may be added before it.',
];
const existingRule = (name: string): Said => [
  `规则名「${name}」已被上级使用。`,
  `The level above has a rule named “${name}”.`,
  '请改名。',
  'Rename it.',
];
const beforeLocked = (rule: Rule, locked: Rule): Said => [
  `规则「${rule.title['zh-CN']}」排在锁定规则「${locked.title['zh-CN']}」之前，而其结论更轻。`,
  `“${rule.title.en}” comes before the locked rule “${locked.title.en}”, and its outcome is milder.`,
  '请移到其后，或给出不轻于它的结论。',
  'Move it behind, or give it an outcome at least as severe.',
];
