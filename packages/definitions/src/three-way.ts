import { alike } from './canonical.ts';
import { type FieldRules, type FieldSchema, type Form, readBy } from './model/form.ts';
import type { Operation, Overlay, Tightening } from './model/overlay.ts';
import { applyOverlay } from './overlay.ts';
import { textsOf } from './overlay-edits.ts';
import { isOfSection, type SectionOperation } from './overlay-sections.ts';
import type { Problem } from './problem.ts';

/**
 * How one operation of an overlay stands when the form below it changed.
 * - `clean`: it means on the new base what it meant on the old one.
 * - `conflict`: both changed the same thing, and somebody has to say which one stays.
 * - `lost`: the field, section or choice that it names is gone.
 */
export interface Standing {
  readonly index: number;
  readonly operation: Operation;
  readonly state: 'clean' | 'conflict' | 'lost';
  readonly why?: Why;
  /** What the new base itself says of it, where the two cannot go together. */
  readonly problem?: Problem;
}

/**
 * - `field`, `section`, `anchor`, `choice`, `reads`: gone are the field, its section, the field that it
 *   stands behind, a choice, a field that its condition reads.
 * - `exists`: the base has a field of that name now. `kind`: the field is of another type now.
 * - `text`, `limit`, `choices`, `place`, `default`: the base changed that as well.
 * - `refused`: the base does not take it any more (`problem` says why).
 */
export type Why =
  | 'field'
  | 'section'
  | 'anchor'
  | 'choice'
  | 'reads'
  | 'exists'
  | 'kind'
  | 'text'
  | 'limit'
  | 'choices'
  | 'place'
  | 'default'
  | 'refused';

/** The old base, the new one, and what stands on top. */
export interface ThreeWay {
  readonly was: Form;
  readonly is: Form;
  readonly overlay: Overlay;
}

/**
 * Each operation of an overlay against what the level above changed. The operations that are clean
 * go together: applied to the new base without the others they all fit.
 */
export function threeWay({ was, is, overlay }: ThreeWay): Standing[] {
  const own = ownPlaces(overlay);
  const first = overlay.operations.map((operation, index) => {
    const why = whyNot(was, is, operation, own);
    return { index, operation, ...(why ? { state: stateOf[why], why } : { state: 'clean' }) };
  }) as Standing[];
  return withoutRefused(is, overlay, first);
}

const stateOf: Record<Why, Standing['state']> = {
  field: 'lost',
  section: 'lost',
  anchor: 'lost',
  choice: 'lost',
  reads: 'lost',
  exists: 'conflict',
  kind: 'conflict',
  text: 'conflict',
  limit: 'conflict',
  choices: 'conflict',
  place: 'conflict',
  default: 'conflict',
  refused: 'conflict',
};

/** What is clean by itself may still stand on something that is not: until all that is left fits. */
function withoutRefused(is: Form, overlay: Overlay, standings: readonly Standing[]): Standing[] {
  const clean = standings.filter(({ state }) => state === 'clean');
  const operations = clean.map(({ operation }) => operation);
  const { problems } = applyOverlay(is, { ...overlay, operations }, { file: '', pointer: '' });
  if (problems.length === 0) return [...standings];
  const refused = new Map(
    problems.map((one) => [clean[Number(one.pointer.split('/')[2])]?.index, one]),
  );
  const next = standings.map((one): Standing => {
    const problem = refused.get(one.index);
    if (!problem || one.state !== 'clean') return one;
    const isLost = ['overlay.anchor', 'overlay.section', 'overlay.option'].includes(problem.code);
    return { ...one, state: isLost ? 'lost' : 'conflict', why: 'refused', problem };
  });
  return withoutRefused(is, overlay, next);
}

/** The sections that the overlay adds, and those in which it puts fields: its own, and others. */
interface Places {
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
  readonly sections: ReadonlySet<string>;
}

function ownPlaces({ operations }: Overlay): Places {
  const fields = new Map<string, Set<string>>();
  for (const one of operations) {
    if (one.op !== 'add' && one.op !== 'notice' && one.op !== 'reorder') continue;
    fields.set(one.field, (fields.get(one.field) ?? new Set()).add(one.section));
  }
  const sections = operations.flatMap((one) => (one.op === 'section' ? [one.section] : []));
  return { fields, sections: new Set(sections) };
}

/** Whether a form has a field or a notice of that name. */
export const hasPart = (form: Form, id: string): boolean =>
  Object.hasOwn(form.schema.properties, id) || Object.hasOwn(form.notices ?? {}, id);

function whyNot(was: Form, is: Form, operation: Operation, own: Places): Why | undefined {
  if (isOfSection(operation)) return whyNotSection(was, is, operation);
  const { field } = operation;
  const [old, now] = [was, is].map((form) => form.schema.properties[field]);
  if (operation.op === 'notice')
    return hasPart(is, field) ? 'exists' : whyNotThere(is, operation, own);
  if (operation.op === 'add') {
    if (hasPart(is, field)) return 'exists';
    return whyNotThere(is, operation, own) ?? (readsGone(was, is, operation) ? 'reads' : undefined);
  }
  // One of the office's own: it stands as the field itself does.
  if (!old && !now) return own.fields.has(field) ? undefined : 'field';
  if (!now) return 'field';
  if (!old) return undefined;
  switch (operation.op) {
    case 'relabel':
      return isRelabelled(was, is, operation) ? 'text' : undefined;
    case 'tighten':
      return whyNotTighter(was, is, field, operation.to);
    case 'setDefault':
      return whyNotDefault(old, now, operation.value);
    case 'reorder':
      return whyNotThere(is, operation, own) ?? (isMoved(was, is, field) ? 'place' : undefined);
    default:
      return undefined;
  }
}

type Of<K extends Operation['op']> = Extract<Operation, { op: K }>;

/** Sections that the office adds are there when it is asked what goes together with what. */
function whyNotSection(was: Form, is: Form, operation: SectionOperation): Why | undefined {
  const [old, now] = [was, is].map(({ sections }) =>
    sections.find(({ id }) => id === operation.section),
  );
  if (operation.op === 'section') return now ? 'exists' : undefined;
  if (!now) return old ? 'section' : undefined;
  if (operation.op === 'arrange' || !old) return undefined;
  const isChanged = (key: 'title' | 'description') =>
    operation[key] !== undefined && !alike(old[key], now[key]) && !alike(operation[key], now[key]);
  return isChanged('title') || isChanged('description') ? 'text' : undefined;
}

function whyNotThere(
  is: Form,
  { section, after }: Of<'add'> | Of<'notice'> | Of<'reorder'>,
  { fields: own, sections }: Places,
): Why | undefined {
  if (sections.has(section)) return;
  const there = is.sections.find(({ id }) => id === section);
  if (!there) return 'section';
  if (after === undefined || there.fields.includes(after) || own.get(after)?.has(section)) return;
  return hasPart(is, after) ? 'place' : 'anchor';
}

/** Whether its conditions read an answer that the form had and has no more. */
function readsGone(was: Form, is: Form, { rules }: Of<'add'>): boolean {
  return Object.keys(was.schema.properties).some(
    (field) => !Object.hasOwn(is.schema.properties, field) && readsField(rules ?? {}, field),
  );
}

/** Whether what is said of a field reads another one: in a condition, a sum, or a first or last day. */
export function readsField(rules: FieldRules, field: string): boolean {
  const { computed, earliest = [], latest = [] } = rules;
  return (
    JSON.stringify(rules).includes(`"answer:${field}"`) ||
    (computed !== undefined && readBy(computed).includes(field)) ||
    [...earliest, ...latest].some((limit) => limit.kind === 'field' && limit.field === field)
  );
}

function isRelabelled(was: Form, is: Form, { field, title, description }: Of<'relabel'>): boolean {
  const [before, after] = [textsOf(was, field), textsOf(is, field)];
  const both = (mine: unknown, old: unknown, now: unknown) =>
    mine !== undefined && !alike(old, now) && !alike(mine, now);
  return (
    both(title, before.title, after.title) ||
    both(description, before.description, after.description)
  );
}

function whyNotTighter(was: Form, is: Form, field: string, to: Tightening): Why | undefined {
  const [old, now] = [was, is].map((form) => form.schema.properties[field] as FieldSchema);
  if (!old || !now) return 'field';
  if (old.type !== now.type || isChoice(old) !== isChoice(now)) return 'kind';
  const { required: _, options, earliest, latest, requireWhen, patternMessage, ...limits } = to;
  const differs = Object.entries(limits).some(([key, mine]) => {
    const [before, after] = [old, now].map((schema) => schema[key as keyof FieldSchema]);
    return !alike(before, after) && !alike(mine, after);
  });
  if (differs) return 'limit';
  return options && whyNotChoices(choicesOf(old), choicesOf(now), options);
}

function whyNotChoices(
  old: readonly string[],
  now: readonly string[],
  mine: readonly string[],
): Why | undefined {
  const left = mine.filter((one) => now.includes(one));
  if (left.length === 0) return 'choice';
  const isNew = now.some((one) => !old.includes(one) && !mine.includes(one));
  return left.length < mine.length || isNew ? 'choices' : undefined;
}

function whyNotDefault(old: FieldSchema, now: FieldSchema, mine: unknown): Why | undefined {
  if (old.type !== now.type) return 'kind';
  if (now.oneOf && !choicesOf(now).includes(String(mine))) return 'choice';
  return !alike(old.default, now.default) && !alike(mine, now.default) ? 'default' : undefined;
}

/** Whether the level above put a field into another section, or between other fields. */
function isMoved(was: Form, is: Form, field: string): boolean {
  const shared = (form: Form, other: Form) => {
    const section = form.sections.find(({ fields }) => fields.includes(field));
    const fields = section?.fields.filter((one) => Object.hasOwn(other.schema.properties, one));
    const at = fields?.indexOf(field) ?? -1;
    return { id: section?.id, before: fields?.[at - 1], behind: fields?.[at + 1] };
  };
  const [old, now] = [shared(was, is), shared(is, was)];
  return old.id !== now.id || (old.before !== now.before && old.behind !== now.behind);
}

const isChoice = (schema: FieldSchema) => (schema.oneOf ?? schema.items?.oneOf) !== undefined;

const choicesOf = (schema: FieldSchema): string[] =>
  (schema.oneOf ?? schema.items?.oneOf ?? []).map((choice) => choice.const);
