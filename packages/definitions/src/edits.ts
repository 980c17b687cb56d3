import { alike } from './canonical.ts';
import { documentOf } from './changed-document.ts';
import type { Calendar } from './model/calendar.ts';
import type { DecisionOverlay } from './model/decision.ts';
import type { Document, DocumentChange } from './model/document.ts';
import type { Example } from './model/example.ts';
import type { Fact } from './model/fact.ts';
import type { Layer, RuleChange } from './model/layer.ts';
import type { Overlay } from './model/overlay.ts';
import type { OverviewChange, OverviewEntry } from './model/overview.ts';
import type { ParameterOverride } from './model/parameter.ts';
import { entryOf } from './overview.ts';

/**
 * A layer is a set of items by path, and editing it is to put one item in the place of another:
 *
 *     parameters/<id>           a parameter's value         ParameterOverride
 *     rules/<decision>/<name>   what is said of one rule    RuleChange
 *     order/<decision>          names of rules from above   string[]
 *     facts/<id>                a fact of one's own         Fact
 *     examples/<id>             a case of one's own         Example
 *     overlays/<form>           what a form is changed by   Overlay
 *     documents/<id>            a document of one's own, or what one from above is changed by
 *                                                           Document | DocumentChange
 *     calendars/<year>          the days worked in a year   Calendar
 *     overview/<id>             an entry of one's own, or what one from above is changed by
 *                                                           OverviewEntry | OverviewChange
 *
 * An edit says what it found (`was`) and what it leaves (`now`); absent is nothing. So every edit
 * has its reverse, edits of different items go together, and two people who change the same item
 * are told instead of one of them being overwritten.
 */
export interface Edit {
  readonly path: string;
  readonly was?: Item;
  readonly now?: Item;
}
export type Item =
  | ParameterOverride
  | RuleChange
  | readonly string[]
  | Fact
  | Example
  | Overlay
  | Document
  | DocumentChange
  | Calendar
  | OverviewEntry
  | OverviewChange;

/** The item at a path, if the layer says anything there. */
export const itemAt = (layer: Layer, path: string): Item | undefined => itemsOf(layer).get(path);

/**
 * The layer after edits, one after the other; none is made where one does not find what it expects.
 *
 * @returns `conflicts`: those that found something else
 */
export function applied(
  layer: Layer,
  edits: readonly Edit[],
): { readonly layer: Layer; readonly conflicts: readonly Edit[] } {
  const items = itemsOf(layer);
  const conflicts: Edit[] = [];
  for (const edit of edits) {
    if (!alike(items.get(edit.path), edit.was)) conflicts.push(edit);
    if (edit.now === undefined) items.delete(edit.path);
    else items.set(edit.path, edit.now);
  }
  if (conflicts.length > 0) return { layer, conflicts };
  // What no edit is about stays the same object, so that nothing is read or drawn anew for it.
  const touched = new Set(edits.map(({ path }) => partOf(path)));
  const untouched = Object.entries(layer).filter(([part]) => !touched.has(part as keyof Layer));
  return { layer: { ...layerOf(items), ...Object.fromEntries(untouched) }, conflicts };
}

/** The part of a layer in which the item at a path is. */
function partOf(path: string): keyof Layer {
  const [kind = ''] = path.split('/');
  return kind === 'rules' || kind === 'order' ? 'decisions' : (kind as keyof Layer);
}

/** The edits that take these back. */
export const reversed = (edits: readonly Edit[]): Edit[] =>
  edits.toReversed().map(({ path, was, now }) => edit(path, now, was));

/** The edits that lead from one layer to another. */
export function editsBetween(before: Layer, after: Layer): Edit[] {
  const [was, now] = [itemsOf(before), itemsOf(after)];
  return [...new Set([...was.keys(), ...now.keys()])]
    .map((path) => edit(path, was.get(path), now.get(path)))
    .filter((one) => !alike(one.was, one.now));
}

/** One edit; what is absent is left out. */
export const edit = (path: string, was: Item | undefined, now: Item | undefined): Edit => ({
  path,
  ...(was !== undefined && { was }),
  ...(now !== undefined && { now }),
});

/** Every item of a layer by its path. */
export function itemsOf({
  parameters,
  decisions,
  facts,
  examples,
  overlays,
  documents,
  calendars,
  overview,
}: Layer): Map<string, Item> {
  return new Map<string, Item>([
    ...parameters.map((one) => [`parameters/${one.id}`, one] as const),
    ...decisions.flatMap(rulesIn),
    ...(facts ?? []).map((one) => [`facts/${one.id}`, one] as const),
    ...(examples ?? []).map((one) => [`examples/${one.id}`, one] as const),
    ...(overlays ?? []).map((one) => [`overlays/${one.form}`, one] as const),
    ...(documents ?? []).map((one) => [`documents/${documentOf(one)}`, one] as const),
    ...(calendars ?? []).map((one) => [`calendars/${one.year}`, one] as const),
    ...(overview ?? []).map((one) => [`overview/${entryOf(one)}`, one] as const),
  ]);
}

function rulesIn({ decision, add = [], replace = [], disable = [], order }: DecisionOverlay) {
  const at = (name: string) => `rules/${decision}/${name}`;
  const items: [string, Item][] = [
    ...add.map(({ rule, before }): [string, RuleChange] => [
      at(rule.name),
      { add: rule, ...(before !== undefined && { before }) },
    ]),
    ...replace.map((rule): [string, RuleChange] => [at(rule.name), { replace: rule }]),
    ...disable.map((name): [string, RuleChange] => [at(name), { disable: true }]),
  ];
  return order ? [...items, [`order/${decision}`, order] as [string, Item]] : items;
}

/** The same items make the same layer, in whatever order they came. */
function layerOf(items: ReadonlyMap<string, Item>): Layer {
  const sorted = [...items].sort(([a], [b]) => (a < b ? -1 : 1));
  const of = <T extends Item>(kind: string) =>
    sorted.filter(([path]) => path.startsWith(`${kind}/`)).map(([, item]) => item as T);
  const [facts, examples, overlays, documents, calendars, overview] = [
    of<Fact>('facts'),
    of<Example>('examples'),
    of<Overlay>('overlays'),
    of<Document | DocumentChange>('documents'),
    of<Calendar>('calendars'),
    of<OverviewEntry | OverviewChange>('overview'),
  ];
  return {
    parameters: of<ParameterOverride>('parameters'),
    decisions: decisionsOf(sorted),
    ...(facts.length > 0 && { facts }),
    ...(examples.length > 0 && { examples }),
    ...(overlays.length > 0 && { overlays }),
    ...(documents.length > 0 && { documents }),
    ...(calendars.length > 0 && { calendars }),
    ...(overview.length > 0 && { overview }),
  };
}

function decisionsOf(items: readonly (readonly [string, Item])[]): DecisionOverlay[] {
  const overlays = new Map<string, DecisionOverlay>();
  for (const [path, item] of items) {
    const [kind, decision = '', name = ''] = path.split('/');
    if (kind !== 'rules' && kind !== 'order') continue;
    const overlay = overlays.get(decision) ?? { decision };
    overlays.set(decision, overlay);
    if (kind === 'order') overlay.order = [...(item as string[])];
    else put(overlay, name, item as RuleChange);
  }
  return [...overlays.values()].sort((a, b) => (a.decision < b.decision ? -1 : 1));
}

function put(overlay: DecisionOverlay, name: string, change: RuleChange): void {
  if ('add' in change) {
    const { add: rule, before } = change;
    overlay.add = [...(overlay.add ?? []), { rule, ...(before !== undefined && { before }) }];
  } else if ('replace' in change) overlay.replace = [...(overlay.replace ?? []), change.replace];
  else overlay.disable = [...(overlay.disable ?? []), name];
}
