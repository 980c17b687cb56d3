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
  const faults = Errors(schema, value)
    .filter((error) => error.keyword !== 'boolean')
    .slice(0, most)
    .map(toFault);
  if (faults.length > 0) throw new Refusal('body-invalid', { errors: faults });
}

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
