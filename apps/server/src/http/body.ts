import type { Fault } from '@bitan/api';
import type { TSchema } from 'typebox';
import { Errors } from 'typebox/value';
import { Refusal } from './refusal.ts';

const most = 20;

/**
 * Checks what was sent against the contract, by interpretation: this process generates no code.
 * @throws Refusal `body-invalid` with a pointer for each fault
 */
export function checkAgainst(schema: TSchema, value: unknown): void {
  const deep = tooDeep(value);
  if (deep !== undefined)
    throw new Refusal('body-invalid', { errors: [{ pointer: deep, message: nested }] });
  const faults = Errors(schema, value)
    .filter((error) => error.keyword !== 'boolean')
    .slice(0, most)
    .map(toFault);
  if (faults.length > 0) throw new Refusal('body-invalid', { errors: faults });
}

/** Deeper than anything that people define; what is deeper would exhaust the stack further below. */
const deepest = 100;

/** Where a value is nested too deep. */
function tooDeep(value: unknown): string | undefined {
  const open: { readonly at: unknown; readonly path: readonly string[] }[] = [
    { at: value, path: [] },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { at, path } = next;
    if (typeof at !== 'object' || at === null) continue;
    if (path.length > deepest) return `/${path.slice(0, 8).map(escaped).join('/')}`;
    for (const [key, one] of Object.entries(at)) {
      if (typeof one === 'object' && one !== null) open.push({ at: one, path: [...path, key] });
    }
  }
  return undefined;
}

const escaped = (step: string) => step.replaceAll('~', '~0').replaceAll('/', '~1');

const nested = {
  'zh-CN': `嵌套超过 ${deepest} 层，请减少层次。`,
  en: `It is nested more than ${deepest} levels deep. Nest less.`,
};

interface SchemaError {
  keyword: string;
  instancePath: string;
  message: string;
  params: object;
}

function toFault({ keyword, instancePath, message, params }: SchemaError): Fault {
  const unknown = Object.values(params).flat().join(', ');
  const said = chinese[keyword]?.(unknown) ?? `不符合约定（${keyword}）`;
  const en = keyword in chinese && unknown ? `${message}: ${unknown}` : message;
  return { pointer: instancePath, keyword, message: { 'zh-CN': said, en } };
}

const chinese: Record<string, (names: string) => string> = {
  required: (names) => `缺少 ${names}`,
  additionalProperties: (names) => `不认识的属性 ${names}`,
  type: (name) => `类型应为 ${name}`,
  enum: () => '不在允许的取值之内',
  pattern: () => '格式不正确',
  minLength: (n) => `至少 ${n} 个字符`,
  maxLength: (n) => `最多 ${n} 个字符`,
  minimum: () => '数值太小',
  maximum: () => '数值太大',
};
