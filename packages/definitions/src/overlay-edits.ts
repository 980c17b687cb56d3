import { alike } from './canonical.ts';
import type { Form } from './model/form.ts';
import type { Operation, Overlay, Tightening } from './model/overlay.ts';
import type { Scalar, Text } from './model/text.ts';
import { applyOverlay } from './overlay.ts';
import type { Problem } from './problem.ts';

/** A form of the level above, and what an office changes in it so far. */
export interface Shaping {
  readonly above: Form;
  readonly overlay: Overlay | undefined;
}

/** A field that an office adds. */
export type AddedField = Omit<Extract<Operation, { op: 'add' }>, 'op'>;

/** The form as it would be, and what of the overlay does not fit on it. */
export const shaped = ({ above, overlay }: Shaping): { form: Form; problems: Problem[] } =>
  overlay ? applyOverlay(above, overlay, { file: '', pointer: '' }) : { form: above, problems: [] };

/** The field as the office adds it, if it is one of its own. */
export const addedField = (overlay: Overlay | undefined, field: string): AddedField | undefined =>
  operationsOf(overlay).find((one) => one.op === 'add' && one.field === field) as
    | AddedField
    | undefined;

/**
 * Adds a field at a place in its section (0 is first, at the end without), or puts another in the
 * place of one that the office added under the same name.
 */
export function putField(
  shaping: Shaping,
  { after: _after, first: _first, ...added }: AddedField,
  index = Number.POSITIVE_INFINITY,
): Overlay | undefined {
  const all = operationsOf(shaping.overlay);
  const place = all.findIndex((one) => one.op === 'add' && one.field === added.field);
  if (place >= 0)
    return overlayOf(shaping, all.with(place, { ...all[place], op: 'add', ...added }));
  const wanted = movedTo(orderOf(shaping), added.field, added.section, index);
  return arranged(shaping, [...all, { op: 'add', ...added }], wanted);
}

/** Says of a field of the level above what it is called here; as above is no change. */
export function labelField(
  shaping: Shaping,
  field: string,
  { title, description }: { readonly title?: Text; readonly description?: Text },
): Overlay | undefined {
  const { above } = shaping;
  const was = textsOf(above, field);
  const said = {
    ...(title && !alike(title, was.title) && { title }),
    ...(description && !alike(description, was.description) && { description }),
  };
  const isSame = Object.keys(said).length === 0;
  return withOperation(shaping, 'relabel', field, isSame ? undefined : said);
}

/** Says what a field demands beyond what the level above does; nothing is no change. */
export function tightenField(shaping: Shaping, field: string, to: Tightening): Overlay | undefined {
  const said = Object.fromEntries(Object.entries(to).filter(([, value]) => value !== undefined));
  const isSame = Object.keys(said).length === 0;
  return withOperation(shaping, 'tighten', field, isSame ? undefined : { to: said });
}

/** Gives a field of the level above a first value, or takes that back. */
export const defaultField = (
  shaping: Shaping,
  field: string,
  value: Scalar | undefined,
): Overlay | undefined =>
  withOperation(shaping, 'setDefault', field, value === undefined ? undefined : { value });

/** Leaves a field of the level above out. */
export function hideField(shaping: Shaping, field: string): Overlay | undefined {
  const all: Operation[] = [...operationsOf(shaping.overlay), { op: 'hide', field }];
  return arranged(shaping, all, withoutField(orderOf(shaping), field));
}

/** Moves a field to a place in a section (0 is first). */
export const moveField = (
  shaping: Shaping,
  field: string,
  section: string,
  index: number,
): Overlay | undefined =>
  arranged(
    shaping,
    operationsOf(shaping.overlay),
    movedTo(orderOf(shaping), field, section, index),
  );

/** Takes back all that is said of a field: one of the office's own is gone. */
export function resetField(shaping: Shaping, field: string): Overlay | undefined {
  const { above, overlay } = shaping;
  const left = operationsOf(overlay).filter((one) => one.field !== field);
  const others = withoutField(orderOf(shaping), field);
  const home = above.sections.find(({ fields }) => fields.includes(field));
  if (!home) return arranged(shaping, left, others);
  const beside = others.find(({ id }) => id === home.id)?.fields ?? [];
  const before = home.fields.slice(0, home.fields.indexOf(field));
  const place = beside.indexOf(before.findLast((one) => beside.includes(one)) ?? '');
  return arranged(shaping, left, movedTo(others, field, home.id, place + 1));
}

/** Leaves one operation out: one that does not fit any more on what the level above has now. */
export const withoutOperation = (shaping: Shaping, index: number): Overlay | undefined =>
  overlayOf(shaping, operationsOf(shaping.overlay).toSpliced(index, 1));

/** The texts of a field in both languages. */
export function textsOf(form: Form, field: string): { title: Text; description?: Text } {
  const schema = form.schema.properties[field];
  const english = form.texts?.en[field];
  const title = { 'zh-CN': schema?.title ?? field, en: english?.title ?? schema?.title ?? field };
  const description = schema?.description;
  return {
    title,
    ...(description && {
      description: { 'zh-CN': description, en: english?.description ?? description },
    }),
  };
}

const operationsOf = (overlay: Overlay | undefined): readonly Operation[] =>
  overlay?.operations ?? [];

/** Which fields stand in which section, in order. */
type Order = readonly { readonly id: string; readonly fields: readonly string[] }[];

const orderOf = (shaping: Shaping): Order =>
  shaped(shaping).form.sections.map(({ id, fields }) => ({ id, fields }));

const withoutField = (order: Order, field: string): Order =>
  order.map(({ id, fields }) => ({ id, fields: fields.filter((one) => one !== field) }));

const movedTo = (order: Order, field: string, section: string, index: number): Order =>
  withoutField(order, field).map(({ id, fields }) =>
    id === section ? { id, fields: fields.toSpliced(index, 0, field) } : { id, fields },
  );

/**
 * The operations after which the fields stand in this order. Whatever was said of places before is
 * said anew, with as few moves as it takes and none of a locked field, each behind a field that is
 * in its place by then.
 */
function arranged(
  shaping: Shaping,
  operations: readonly Operation[],
  wanted: Order,
): Overlay | undefined {
  const unplaced = operations
    .filter(({ op }) => op !== 'reorder')
    .map((one): Operation => {
      if (one.op !== 'add') return one;
      const { after: _after, first: _first, ...rest } = one;
      return { ...rest, section: sectionOf(wanted, one.field) ?? one.section };
    });
  const natural = orderOf({ ...shaping, overlay: overlayOf(shaping, unplaced) });
  const isLocked = (field: string) => shaping.above.fields?.[field]?.locked === true;
  const moves = wanted.flatMap(({ id, fields }): Operation[] => {
    const stays = longestInOrder(
      natural.find((one) => one.id === id)?.fields ?? [],
      fields,
      isLocked,
    );
    return fields.flatMap((field, i): Operation[] => {
      if (stays.has(field)) return [];
      const after = fields[i - 1];
      const place = after === undefined ? { first: true as const } : { after };
      return [{ op: 'reorder', field, section: id, ...place }];
    });
  });
  return overlayOf(shaping, [...unplaced, ...moves]);
}

const sectionOf = (order: Order, field: string): string | undefined =>
  order.find(({ fields }) => fields.includes(field))?.id;

/** The most fields that can stay where they are so that the others fall into place around them. */
function longestInOrder(
  natural: readonly string[],
  wanted: readonly string[],
  isLocked: (field: string) => boolean,
): ReadonlySet<string> {
  const places = wanted.map((field) => natural.indexOf(field));
  const worth = (i: number) => (isLocked(wanted[i] ?? '') ? wanted.length : 1);
  const best: { sum: number; before: number }[] = [];
  for (const [i, place] of places.entries()) {
    let [sum, before] = [0, -1];
    for (let j = 0; j < i; j += 1) {
      const other = places[j] ?? -1;
      if (other >= 0 && other < place && (best[j]?.sum ?? 0) > sum) {
        [sum, before] = [best[j]?.sum ?? 0, j];
      }
    }
    best.push(place < 0 ? { sum: 0, before: -1 } : { sum: sum + worth(i), before });
  }
  const stays = new Set<string>();
  let at = best.reduce((top, { sum }, i) => (sum > (best[top]?.sum ?? 0) ? i : top), 0);
  while (at >= 0 && (best[at]?.sum ?? 0) > 0) {
    stays.add(wanted[at] ?? '');
    at = best[at]?.before ?? -1;
  }
  return stays;
}

/** The one operation of a kind on a field, in the place of the one before. */
function withOperation(
  shaping: Shaping,
  op: Operation['op'],
  field: string,
  said: object | undefined,
): Overlay | undefined {
  const all = operationsOf(shaping.overlay);
  const place = all.findIndex((one) => one.op === op && one.field === field);
  const operation = said && ({ op, field, ...said } as Operation);
  if (place < 0) return overlayOf(shaping, operation ? [...all, operation] : all);
  return overlayOf(shaping, operation ? all.with(place, operation) : all.toSpliced(place, 1));
}

/** An overlay that says nothing is none. */
function overlayOf(
  { above, overlay }: Shaping,
  operations: readonly Operation[],
): Overlay | undefined {
  if (operations.length === 0) return undefined;
  return { ...overlay, form: above.id, operations: [...operations] };
}
