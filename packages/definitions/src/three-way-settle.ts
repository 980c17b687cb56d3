import type { FieldRules, FieldSchema, Form } from './model/form.ts';
import type { Operation, Overlay, Tightening } from './model/overlay.ts';
import { applyOverlay } from './overlay.ts';
import { isOfSection } from './overlay-sections.ts';
import { hasPart, readsField, type Standing, type ThreeWay, threeWay } from './three-way.ts';

/**
 * What becomes of an operation that is not clean: it stays as far as the new base takes it (`mine`),
 * it is left out (`theirs`), or it is said of another field or place.
 */
export type Settlement =
  | 'mine'
  | 'theirs'
  | { readonly field: string }
  | { readonly section: string; readonly after?: string };

export type Way = 'mine' | 'theirs' | 'field' | 'place';

/** In which ways an operation that is not clean can be settled. */
export function waysOf(
  { was, is, overlay }: ThreeWay,
  { operation, state, why }: Standing,
): readonly Way[] {
  if (state === 'clean') return [];
  const kept = keptOn(was, is, operation);
  const hasField = isOfSection(operation) || hasPart(is, operation.field);
  const isPlace =
    !isOfSection(operation) && (why === 'section' || why === 'anchor' || why === 'place');
  return [
    ...(kept && fits(is, overlay, operation, kept) ? (['mine'] as const) : []),
    'theirs',
    ...(isTied(operation) && !hasField ? (['field'] as const) : []),
    ...(isPlace ? (['place'] as const) : []),
  ];
}

/** Whether it could be said of another field; to leave another one out is another wish. */
const isTied = ({ op }: Operation) => op !== 'add' && op !== 'notice' && op !== 'hide';

/** The fields of the new base to which an operation can be tied instead; what the overlay hides is none. */
export function anchorsFor(is: Form, overlay: Overlay, operation: Operation): string[] {
  const taken = new Set(
    overlay.operations.flatMap((one) =>
      !isOfSection(one) && (one.op === operation.op || one.op === 'hide') ? [one.field] : [],
    ),
  );
  return Object.keys(is.schema.properties).filter((field) => {
    if (taken.has(field)) return false;
    const operations = [{ ...operation, field } as Operation];
    return problemsOn(is, { ...overlay, operations }) === 0;
  });
}

/**
 * The overlay on the new base: what is clean stays as it is, and what is not becomes what was said of
 * it by its index. What was not said anything of is left in place and named in `open`.
 *
 * @returns no `overlay` when nothing of it is left
 */
export function settleOverlay(
  given: ThreeWay,
  said: ReadonlyMap<number, Settlement>,
): {
  readonly overlay: Overlay | undefined;
  readonly dropped: readonly Operation[];
  readonly open: readonly number[];
} {
  const { was, is, overlay } = given;
  const dropped: Operation[] = [];
  const open: number[] = [];
  const renamed = new Map<string, string>();
  const left = threeWay(given).flatMap(({ index, operation, state }): Operation[] => {
    const settlement = said.get(index);
    if (state === 'clean') return [operation];
    if (settlement === undefined) {
      open.push(index);
      return [operation];
    }
    const next = settledAs(was, is, operation, settlement);
    if (!next) dropped.push(operation);
    else if ((next.op === 'add' || next.op === 'notice') && hasPart(is, next.field))
      renamed.set(next.field, freeName(is, overlay, next.field));
    return next ? [next] : [];
  });
  const named = [...renamed].reduce((list, [from, to]) => withName(list, from, to), left);
  const operations = open.length > 0 ? named : inPlace(is, overlay, named);
  return { overlay: operations.length > 0 ? { ...overlay, operations } : undefined, dropped, open };
}

/** What stood behind something that was dropped stands at the end of its section. */
function inPlace(is: Form, overlay: Overlay, operations: readonly Operation[]): Operation[] {
  const { problems } = applyOverlay(is, { ...overlay, operations: [...operations] }, nowhere);
  const lost = problems.flatMap(({ pointer }) => {
    const [, , index, key] = pointer.split('/');
    return key === 'after' ? [Number(index)] : [];
  });
  if (lost.length === 0) return [...operations];
  const next = operations.map((one, i) => (lost.includes(i) ? atTheEnd(one) : one));
  return inPlace(is, overlay, next);
}

function atTheEnd(operation: Operation): Operation {
  const { after: _, ...rest } = operation as Placed;
  return rest;
}

function settledAs(
  was: Form,
  is: Form,
  operation: Operation,
  settlement: Settlement,
): Operation | undefined {
  if (settlement === 'theirs') return undefined;
  if (settlement === 'mine') return keptOn(was, is, operation);
  if (isOfSection(operation)) return operation;
  if ('field' in settlement) return { ...operation, field: settlement.field } as Operation;
  const { after: _, first: __, ...rest } = operation as Placed;
  return { ...rest, ...settlement, ...(settlement.after === undefined && { first: true }) };
}

type Placed = Extract<Operation, { op: 'add' | 'notice' | 'reorder' }>;

/** As much of an operation as can stand on the new base; nothing where none of it can. */
function keptOn(was: Form, is: Form, operation: Operation): Operation | undefined {
  if (isOfSection(operation)) {
    const isThere = is.sections.some(({ id }) => id === operation.section);
    return isThere === (operation.op === 'section') ? undefined : operation;
  }
  const now = is.schema.properties[operation.field];
  switch (operation.op) {
    case 'tighten': {
      const to = now && clamped(now, operation.to);
      return to && Object.keys(to).length > 0 ? { ...operation, to } : undefined;
    }
    case 'add':
      return placedOn(is, withoutGone(was, is, operation));
    case 'notice':
      return placedOn(is, operation);
    case 'reorder':
      return now && placedOn(is, operation);
    case 'setDefault':
      return now &&
        now.type === was.schema.properties[operation.field]?.type &&
        isIn(now, operation.value)
        ? operation
        : undefined;
    default:
      return now ? operation : undefined;
  }
}

const isIn = ({ oneOf }: FieldSchema, value: unknown) =>
  oneOf === undefined || oneOf.some((choice) => choice.const === value);

/** In its section; at the end of it where the field that it stood behind is somewhere else. */
function placedOn<P extends Placed>(is: Form, operation: P): P | undefined {
  const section = is.sections.find(({ id }) => id === operation.section);
  if (!section) return undefined;
  const { after } = operation;
  const isElsewhere = after !== undefined && hasPart(is, after);
  return isElsewhere && !section.fields.includes(after) ? (atTheEnd(operation) as P) : operation;
}

type Added = Extract<Operation, { op: 'add' }>;

/** A field without conditions that read what is gone: then it is always shown. */
function withoutGone(was: Form, is: Form, operation: Added): Added {
  const gone = Object.keys(was.schema.properties).filter(
    (field) => !Object.hasOwn(is.schema.properties, field),
  );
  const reads = (said: FieldRules) => gone.some((field) => readsField(said, field));
  if (!operation.rules || !reads(operation.rules)) return operation;
  const rules = Object.fromEntries(
    Object.entries(operation.rules).filter(([key, one]) => !reads({ [key]: one })),
  );
  return { ...operation, rules };
}

/** Without the limits that would be looser than the new base, and the choices that it has no more. */
function clamped(now: FieldSchema, { options, required, ...limits }: Tightening): Tightening {
  const kept = Object.entries(limits).filter(([key, mine]) => {
    const above = now[key as keyof FieldSchema];
    if (key === 'pattern' || key === 'format') return above === undefined || above === mine;
    if (above === undefined || typeof mine !== 'number') return true;
    if (key === 'multipleOf') return Number.isInteger(mine / Number(above));
    return key.startsWith('min') ? mine >= Number(above) : mine <= Number(above);
  });
  const known = (now.oneOf ?? now.items?.oneOf ?? []).map((choice) => choice.const);
  const left = options?.filter((one) => known.includes(one)) ?? [];
  return {
    ...Object.fromEntries(kept),
    ...(required && { required }),
    ...(left.length > 0 && { options: left }),
  };
}

/** Whether an operation fits on the new base together with what the overlay adds. */
function fits(is: Form, overlay: Overlay, operation: Operation, kept: Operation): boolean {
  if (operation.op === 'add') return true;
  const added = overlay.operations.filter(
    (one) => one.op === 'add' && !Object.hasOwn(is.schema.properties, one.field),
  );
  const on = { ...overlay, operations: added };
  const before = problemsOn(is, on);
  return problemsOn(is, { ...on, operations: [...added, kept] }) === before;
}

const problemsOn = (is: Form, overlay: Overlay): number =>
  applyOverlay(is, overlay, nowhere).problems.length;

const nowhere = { file: '', pointer: '' };

/** A name for an own field that neither the new base nor the overlay has. */
function freeName(is: Form, { operations }: Overlay, field: string): string {
  const taken = new Set([
    ...Object.keys(is.schema.properties),
    ...Object.keys(is.notices ?? {}),
    ...operations.flatMap((one) => (isOfSection(one) ? [] : [one.field])),
  ]);
  for (let n = 2; ; n += 1) if (!taken.has(`${field}${n}`)) return `${field}${n}`;
}

/** An own field under another name, wherever the overlay speaks of it. */
function withName(operations: readonly Operation[], from: string, to: string): Operation[] {
  const said = JSON.stringify(operations)
    .replaceAll(`"field":"${from}"`, `"field":"${to}"`)
    .replaceAll(`"after":"${from}"`, `"after":"${to}"`)
    .replaceAll(`"from":"${from}"`, `"from":"${to}"`)
    .replaceAll(`"to":"${from}"`, `"to":"${to}"`)
    .replaceAll(`"answer:${from}"`, `"answer:${to}"`);
  return (JSON.parse(said) as Operation[]).map((one) => withWeight(one, from, to));
}

/** The weight of a field in points is kept under its name. */
function withWeight(operation: Operation, from: string, to: string): Operation {
  if (operation.op !== 'add' || operation.rules?.computed?.kind !== 'points') return operation;
  const { [from]: weight, ...others } = operation.rules.computed.weights;
  if (weight === undefined) return operation;
  const computed = { kind: 'points' as const, weights: { ...others, [to]: weight } };
  return { ...operation, rules: { ...operation.rules, computed } };
}
