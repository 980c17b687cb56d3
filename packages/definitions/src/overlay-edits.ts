import { alike } from './canonical.ts';
import { longestInOrder } from './longest-in-order.ts';
import type { Form } from './model/form.ts';
import type { Operation, Overlay, Tightening } from './model/overlay.ts';
import type { Scalar, Text } from './model/text.ts';
import { isOfSection } from './overlay-sections.ts';
import { operationsOf, overlayOf, type Shaping, shaped } from './shaping.ts';

/** A field that an office adds, and a notice. */
export type AddedField = Omit<Extract<Operation, { op: 'add' }>, 'op'>;
export type AddedNotice = Omit<Extract<Operation, { op: 'notice' }>, 'op'>;

/** The field as the office adds it, if it is one of its own. */
export const addedField = (overlay: Overlay | undefined, field: string): AddedField | undefined =>
  operationsOf(overlay).find((one) => one.op === 'add' && one.field === field) as
    | AddedField
    | undefined;

/** The notice as the office adds it, if it is one of its own. */
export const addedNotice = (overlay: Overlay | undefined, id: string): AddedNotice | undefined =>
  operationsOf(overlay).find((one) => one.op === 'notice' && one.field === id) as
    | AddedNotice
    | undefined;

/**
 * Adds a field at a place in its section (0 is first, at the end without), or puts another in the
 * place of one that the office added under the same name.
 */
export const putField = (
  shaping: Shaping,
  added: AddedField,
  index = Number.POSITIVE_INFINITY,
): Overlay | undefined => putPart(shaping, { op: 'add', ...added }, index);

/** Adds a notice at a place in its section, or puts another in its place. */
export const putNotice = (
  shaping: Shaping,
  added: AddedNotice,
  index = Number.POSITIVE_INFINITY,
): Overlay | undefined => putPart(shaping, { op: 'notice', ...added }, index);

function putPart(
  shaping: Shaping,
  { after: _after, first: _first, ...added }: Extract<Operation, { op: 'add' | 'notice' }>,
  index: number,
): Overlay | undefined {
  const all = operationsOf(shaping.overlay);
  const place = all.findIndex((one) => one.op === added.op && one.field === added.field);
  const was = all[place];
  if (was?.op === 'add' || was?.op === 'notice') {
    const { after, first } = was;
    const spot = { ...(after !== undefined && { after }), ...(first && { first }) };
    return overlayOf(shaping, all.with(place, { ...added, ...spot, section: was.section }));
  }
  const wanted = movedTo(orderOf(shaping), added.field, added.section, index);
  return arranged(shaping, [...all, added], wanted);
}

/** Says of a field of the level above what it is called here; as above is no change. */
export function labelField(
  shaping: Shaping,
  field: string,
  { title, description, placeholder }: Partial<FieldWords>,
): Overlay | undefined {
  const { above } = shaping;
  const was = textsOf(above, field);
  const said = {
    ...(title && !alike(title, was.title) && { title }),
    ...(description && !alike(description, was.description) && { description }),
    ...(placeholder && !alike(placeholder, was.placeholder) && { placeholder }),
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
  const all = operationsOf(shaping.overlay);
  const left = all.filter((one) => isOfSection(one) || one.field !== field);
  return arranged(shaping, left, broughtHome(shaping, field));
}

/** Puts a field back where the level above has it; what else is said of it stays. */
export const resetPlace = (shaping: Shaping, field: string): Overlay | undefined =>
  arranged(shaping, operationsOf(shaping.overlay), broughtHome(shaping, field));

/** The order with a field behind the one that it stands behind above; without one that is not there. */
function broughtHome(shaping: Shaping, field: string): Order {
  const others = withoutField(orderOf(shaping), field);
  const home = shaping.above.sections.find(({ fields }) => fields.includes(field));
  if (!home) return others;
  const beside = others.find(({ id }) => id === home.id)?.fields ?? [];
  const before = home.fields.slice(0, home.fields.indexOf(field));
  const place = beside.indexOf(before.findLast((one) => beside.includes(one)) ?? '');
  return movedTo(others, field, home.id, place + 1);
}

/** Leaves one operation out: one that does not fit any more on what the level above has now. */
export const withoutOperation = (shaping: Shaping, index: number): Overlay | undefined =>
  overlayOf(shaping, operationsOf(shaping.overlay).toSpliced(index, 1));

/** What a field is called, how it is to be filled in, and what stands in it before it is. */
export interface FieldWords {
  readonly title: Text;
  readonly description?: Text;
  readonly placeholder?: Text;
}

/** The texts of a field in both languages. */
export function textsOf(form: Form, field: string): FieldWords {
  const schema = form.schema.properties[field];
  const english = form.texts?.en[field];
  const title = { 'zh-CN': schema?.title ?? field, en: english?.title ?? schema?.title ?? field };
  const description = schema?.description;
  const placeholder = form.uiSchema?.[field]?.['ui:placeholder'];
  return {
    title,
    ...(description && {
      description: { 'zh-CN': description, en: english?.description ?? description },
    }),
    ...(placeholder && {
      placeholder: { 'zh-CN': placeholder, en: english?.placeholder ?? placeholder },
    }),
  };
}

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
      if (one.op !== 'add' && one.op !== 'notice') return one;
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

/** The one operation of a kind on a field, in the place of the one before. */
function withOperation(
  shaping: Shaping,
  op: 'relabel' | 'tighten' | 'setDefault',
  field: string,
  said: object | undefined,
): Overlay | undefined {
  const all = operationsOf(shaping.overlay);
  const place = all.findIndex((one) => one.op === op && one.field === field);
  const operation = said && ({ op, field, ...said } as Operation);
  if (place < 0) return overlayOf(shaping, operation ? [...all, operation] : all);
  return overlayOf(shaping, operation ? all.with(place, operation) : all.toSpliced(place, 1));
}
