import { turnsOf, valueAt } from './as-of.ts';
import type { Parameter, ParameterOverride, ParameterValue } from './model/parameter.ts';
import type { Duration, Language } from './model/text.ts';
import { type Place, problem, type Said, within } from './place.ts';
import type { Problem } from './problem.ts';
import { sayParameterValue } from './say-parameter.ts';

/** A parameter with what a level below says of it; values that follow are its own too. */
export function overridden(above: Parameter, override: ParameterOverride): Parameter {
  const { later: _, ...rest } = above;
  const { value, later, locked = above.locked, basis } = override;
  return {
    ...rest,
    value,
    ...(later && { later }),
    ...(locked && { locked }),
    basis: [...basis, ...above.basis],
  };
}

/**
 * Checks what a level below says of a parameter: its type, its range, and that it is not loosened,
 * now and whenever one of the two changes by itself.
 */
export function checkOverride(
  above: Parameter,
  override: ParameterOverride,
  place: Place,
): Problem[] {
  const { value, later = [] } = override;
  const turns = turnsOf({ parameters: { above, own: { ...above, value, later } } });
  for (const turn of [undefined, ...turns]) {
    const own = later.findIndex(({ from }) => from === turn);
    const at = own < 0 ? within(place, 'value') : within(place, 'later', own, 'value');
    const then = { ...above, value: valueAt(above, turn) };
    const found = checkValue(then, valueAt({ value, later }, turn), at);
    if (found.length > 0) return found;
  }
  return [];
}

function checkValue(above: Parameter, value: ParameterValue, at: Place): Problem[] {
  if (!isOfType(above, value)) return [problem('parameter.type', at, wrongType(above))];
  if (!inRange(above, value)) return [problem('parameter.range', at, outOfRange(above))];
  if (!above.locked) return [];
  if (above.stricter === undefined) {
    return same(above.value, value) ? [] : [problem('parameter.locked', at, fixed(above))];
  }
  return isLooser(above, value) ? [problem('parameter.loosened', at, loosened(above))] : [];
}

/** Why a level below cannot say this of a parameter; empty when it can. */
export const problemsOf = (above: Parameter, override: ParameterOverride): Problem[] =>
  checkOverride(above, override, { file: '', pointer: '' });

/** Checks that a parameter's own values are of its type and in its range. */
export function checkParameter(parameter: Parameter, place: Place): Problem[] {
  const { value, later = [] } = parameter;
  const unlocked = { ...parameter, locked: false };
  return [
    ...checkValue(unlocked, value, within(place, 'value')),
    ...later.flatMap((one, i) =>
      checkValue(unlocked, one.value, within(place, 'later', i, 'value')),
    ),
  ];
}

const isDuration = (value: unknown): value is Duration =>
  typeof value === 'object' && value !== null && 'unit' in value && 'amount' in value;

function isOfType({ type, values }: Parameter, value: ParameterValue): boolean {
  const known = values?.map(({ id }) => id);
  const isChoice = (one: unknown) => typeof one === 'string' && (known?.includes(one) ?? true);
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'enum':
      return isChoice(value);
    case 'set':
      return Array.isArray(value) && value.every((one) => isChoice(one) || typeof one === 'number');
    case 'duration':
      return isDuration(value);
  }
}

function inRange({ range }: Parameter, value: ParameterValue): boolean {
  const size = sizeOf(value);
  if (size === undefined || !range) return true;
  const [min, max] = [sizeOf(range.min), sizeOf(range.max)];
  return (min === undefined || size >= min) && (max === undefined || size <= max);
}

/** A number, or a duration in nominal days: a working day is 7/5 days, a month 30. */
function sizeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (!isDuration(value)) return undefined;
  return value.amount * { workingDays: 7 / 5, days: 1, months: 30 }[value.unit];
}

function isLooser({ value: above, stricter }: Parameter, value: ParameterValue): boolean {
  const [was, is] = [sizeOf(above) ?? 0, sizeOf(value) ?? 0];
  const has = (list: ParameterValue, one: unknown) =>
    Array.isArray(list) && list.includes(one as never);
  switch (stricter) {
    case 'lower':
      return is > was;
    case 'higher':
      return is < was;
    case 'true':
      return above === true && value !== true;
    case 'false':
      return above === false && value !== false;
    case 'more':
      return Array.isArray(above) && above.some((one) => !has(value, one));
    case 'fewer':
      return Array.isArray(value) && value.some((one) => !has(above, one));
    default:
      return !same(above, value);
  }
}

const same = (a: ParameterValue, b: ParameterValue) => JSON.stringify(a) === JSON.stringify(b);

const wrongType = ({ title, type }: Parameter): Said => [
  `参数「${title['zh-CN']}」的值应为 ${type}。`,
  `The value of “${title.en}” must be of type ${type}.`,
  '请改为该类型的值。',
  'Give a value of that type.',
];
const outOfRange = (parameter: Parameter): Said => {
  const { title, range } = parameter;
  const said = (language: Language) =>
    [range?.min, range?.max]
      .map((one) => (one === undefined ? '' : sayParameterValue(parameter, one, language)))
      .join(' – ');
  return [
    `参数「${title['zh-CN']}」超出范围 ${said('zh-CN')}。`,
    `“${title.en}” is outside its range ${said('en')}.`,
    '请改为范围之内的值。',
    'Give a value within the range.',
  ];
};
const fixed = ({ title }: Parameter): Said => [
  `参数「${title['zh-CN']}」由上级固定。`,
  `“${title.en}” is fixed by the level above.`,
  '请删去此项。',
  'Remove this entry.',
];
const loosened = (parameter: Parameter): Said => {
  const { title, value } = parameter;
  const said = (language: Language) => sayParameterValue(parameter, value, language);
  return [
    `参数「${title['zh-CN']}」由上级锁定为 ${said('zh-CN')}，只能从严。`,
    `“${title.en}” is locked at ${said('en')} by the level above; it can only be made stricter.`,
    '请改为更严的值，或删去此项。',
    'Give a stricter value, or remove this entry.',
  ];
};
