import { describe, expect, it } from 'vitest';
import { boundaryAnswers } from './boundary.ts';
import { validateInterpreted } from './browser.ts';
import { formOf } from './testing.ts';

const today = '2026-01-05';

describe('answers at the limits of a form', () => {
  it('are told of by every rule that the form has', () => {
    const day = { type: 'string' as const, format: 'date' as const };
    const form = formOf(
      {
        text: { type: 'string', minLength: 2, maxLength: 3, pattern: '^字' },
        sum: { type: 'number', multipleOf: 0.01, maximum: 5 },
        id: { type: 'string', format: 'resident-id' },
        at: { type: 'string', format: 'date-time' },
        from: day,
        to: day,
        rows: {
          type: 'array',
          maxItems: 2,
          items: {
            type: 'object',
            properties: { n: { type: 'integer', minimum: 1 } },
            required: ['n'],
            additionalProperties: false,
          },
        },
        total: { type: 'number' },
      },
      {
        required: ['text'],
        fields: {
          from: { latest: [{ kind: 'today' }] },
          to: { earliest: [{ kind: 'field', field: 'from' }] },
          total: { computed: { kind: 'rows', field: 'rows' } },
        },
      },
    );
    const told = new Map<string, Set<string>>();
    const good = new Set<string>();
    for (const { field, answers } of boundaryAnswers(form, today)) {
      const problems = validateInterpreted(form, answers, today).filter(
        ({ pointer }) => pointer.split('/')[1] === field,
      );
      if (problems.length === 0) good.add(field);
      const all = told.get(field) ?? new Set();
      told.set(field, new Set([...all, ...problems.map(({ keyword }) => keyword)]));
    }
    expect(Object.fromEntries([...told].map(([field, all]) => [field, [...all].sort()]))).toEqual({
      text: ['maxLength', 'minLength', 'pattern', 'required'],
      sum: ['maximum', 'multipleOf'],
      id: ['resident-id'],
      at: ['date-time'],
      from: ['date', 'latest'],
      to: ['date', 'earliest'],
      rows: ['maxItems', 'minimum', 'required', 'type'],
    });
    expect([...good].sort()).toEqual(['at', 'from', 'id', 'rows', 'sum', 'text', 'to']);
  });
});
