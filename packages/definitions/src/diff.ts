import { canonical } from './canonical.ts';
import type { Edition } from './model/edition.ts';

/** One thing that is different between two editions. */
export interface Difference {
  /** e.g. `parameters/repeat.window`, `rules/disposition/guard`. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before?: unknown;
  readonly after?: unknown;
}

const kinds = [
  'facts',
  'parameters',
  'decisions',
  'invariants',
  'workflows',
  'registers',
  'roles',
  'forms',
  'documents',
  'overview',
] as const;

/** What is different in `after`, item by item; rules one by one, by path. */
export function diffEditions(before: Edition, after: Edition): Difference[] {
  const [was, is] = [itemsOf(before), itemsOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((path): Difference[] => {
    const [old, now] = [was.get(path), is.get(path)];
    if (old === undefined) return [{ path, kind: 'added', after: now }];
    if (now === undefined) return [{ path, kind: 'removed', before: old }];
    return canonical(old) === canonical(now)
      ? []
      : [{ path, kind: 'changed', before: old, after: now }];
  });
}

function itemsOf(edition: Edition): Map<string, unknown> {
  const items = new Map<string, unknown>();
  for (const kind of kinds) {
    for (const [id, item] of Object.entries(edition[kind] ?? {})) {
      if (kind !== 'decisions') items.set(`${kind}/${id}`, item);
    }
  }
  for (const { rules, ...decision } of Object.values(edition.decisions)) {
    items.set(`decisions/${decision.id}`, { ...decision, order: rules.map(({ name }) => name) });
    for (const rule of rules) items.set(`rules/${decision.id}/${rule.name}`, rule);
  }
  for (const calendar of edition.calendars) items.set(`calendars/${calendar.year}`, calendar);
  for (const topic of edition.topics ?? []) items.set(`topics/${topic.id}`, topic);
  for (const example of edition.examples) items.set(`examples/${example.id}`, example);
  return items;
}
