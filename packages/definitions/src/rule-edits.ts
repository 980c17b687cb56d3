import { alike } from './canonical.ts';
import { type Edit, edit, itemAt, itemsOf } from './edits.ts';
import { layered, type Sayable } from './layered.ts';
import type { Rule } from './model/decision.ts';
import type { Layer, RuleChange } from './model/layer.ts';

/** The level above, and what the office says on top of it so far. */
export interface Drafting {
  readonly above: Sayable;
  readonly layer: Layer;
}

/** Adds a rule at a place in the order (0 is first). */
export function addRule(drafting: Drafting, decision: string, rule: Rule, index: number): Edit[] {
  const names = namesOf(drafting, decision).toSpliced(index, 0, rule.name);
  return arranged(drafting, decision, names, [
    edit(at(decision, rule.name), undefined, { add: rule }),
  ]);
}

/** Puts another rule in the place of the one of this name. As the level above has it is no change. */
export function setRule({ above, layer }: Drafting, decision: string, rule: Rule): Edit[] {
  const path = at(decision, rule.name);
  const was = itemAt(layer, path) as RuleChange | undefined;
  if (was && 'add' in was) return changed([edit(path, was, { ...was, add: rule })]);
  const isAsAbove = alike(ruleAbove(above, decision, rule.name), rule);
  return changed([edit(path, was, isAsAbove ? undefined : { replace: rule })]);
}

/** Moves a rule to a place in the order. */
export function moveRule(drafting: Drafting, decision: string, name: string, to: number): Edit[] {
  const others = namesOf(drafting, decision).filter((one) => one !== name);
  return arranged(drafting, decision, others.toSpliced(to, 0, name));
}

/** Takes a rule of one's own out, and leaves one of the level above out. */
export function removeRule(drafting: Drafting, decision: string, name: string): Edit[] {
  const path = at(decision, name);
  const others = namesOf(drafting, decision).filter((one) => one !== name);
  const isOwn = ruleAbove(drafting.above, decision, name) === undefined;
  const now: RuleChange | undefined = isOwn ? undefined : { disable: true };
  return arranged(drafting, decision, others, [edit(path, itemAt(drafting.layer, path), now)]);
}

/** Takes back what is said of a rule of the level above: it is as it was, where it was. */
export function resetRule(drafting: Drafting, decision: string, name: string): Edit[] {
  const path = at(decision, name);
  const names = namesOf(drafting, decision);
  const edits = [edit(path, itemAt(drafting.layer, path), undefined)];
  if (names.includes(name)) return changed(edits);
  const above = (drafting.above.decisions[decision]?.rules ?? []).map((rule) => rule.name);
  const before = above.slice(0, above.indexOf(name)).findLast((one) => names.includes(one));
  const index = before === undefined ? 0 : names.indexOf(before) + 1;
  return arranged(drafting, decision, names.toSpliced(index, 0, name), edits);
}

/** A name that no rule has yet: the same with a number behind it. */
export function freeName(rules: readonly Rule[], name: string): string {
  const stem = name.replace(/-\d+$/, '');
  const taken = new Set(rules.map((rule) => rule.name));
  for (let n = 2; ; n += 1) if (!taken.has(`${stem}-${n}`)) return `${stem}-${n}`;
}

const at = (decision: string, name: string) => `rules/${decision}/${name}`;

const ruleAbove = (above: Sayable, decision: string, name: string): Rule | undefined =>
  above.decisions[decision]?.rules.find((rule) => rule.name === name);

const namesOf = ({ above, layer }: Drafting, decision: string): string[] =>
  (layered(above, layer).decisions[decision]?.rules ?? []).map(({ name }) => name);

const changed = (edits: readonly Edit[]) => edits.filter(({ was, now }) => !alike(was, now));

/**
 * The edits after which the rules stand in this order: an added rule names the one it comes before,
 * and those of the level above are listed where they no longer stand as they did there.
 */
function arranged(
  { above, layer }: Drafting,
  decision: string,
  names: readonly string[],
  edits: readonly Edit[] = [],
): Edit[] {
  const made = new Map(edits.map((one) => [one.path, one]));
  const items = itemsOf(layer);
  for (const [i, name] of names.entries()) {
    const path = at(decision, name);
    const was = made.has(path) ? made.get(path)?.was : items.get(path);
    const now = (made.get(path)?.now ?? was) as RuleChange | undefined;
    if (!now || !('add' in now)) continue;
    const before = names[i + 1];
    made.set(path, edit(path, was, { add: now.add, ...(before !== undefined && { before }) }));
  }
  const asAbove = (above.decisions[decision]?.rules ?? []).map(({ name }) => name);
  const order = names.filter((name) => asAbove.includes(name));
  const isAsAbove = alike(
    order,
    asAbove.filter((name) => order.includes(name)),
  );
  const path = `order/${decision}`;
  made.set(path, edit(path, items.get(path), isAsAbove ? undefined : order));
  return changed([...made.values()]);
}
