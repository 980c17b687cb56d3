import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asOf, turnsOf, valueAt } from './as-of.ts';
import type { Edition } from './model/edition.ts';
import type { Parameter } from './model/parameter.ts';
import { sayParameterValues } from './say-parameter.ts';
import { problemsOf } from './tighten.ts';

const basis = [{ title: { 'zh-CN': '纪要', en: 'Minutes' }, mark: 'D' as const }];
const title = { 'zh-CN': '次数', en: 'Times' };
const later = (...all: [from: string, value: number][]) =>
  all.map(([from, value]) => ({ from, value, basis }));
const limit: Parameter = {
  id: 'limit',
  title,
  type: 'integer',
  value: 4,
  range: { min: 1, max: 9 },
  stricter: 'lower',
  locked: true,
  basis,
};
const edition = (parameter: Parameter) =>
  ({ id: 'e', parameters: { limit: parameter } }) as unknown as Edition;
const at = (one: Edition, instant: string) => asOf(one, instant).parameters.limit?.value;

describe('a value that follows by itself', () => {
  const of = edition({
    ...limit,
    later: later(['2027-01-01T00:00:00Z', 2], ['2026-06-01T00:00:00Z', 3]),
  });

  it('counts from its instant on, whatever the order in which they are written', () => {
    expect(turnsOf(of)).toEqual(['2026-06-01T00:00:00Z', '2027-01-01T00:00:00Z']);
    expect(at(of, '2026-05-31T23:59:59.999Z')).toBe(4);
    expect(at(of, '2026-06-01T00:00:00.000Z')).toBe(3);
    expect(at(of, '2030-01-01T00:00:00Z')).toBe(2);
  });

  it('makes one view for each period, under the same id; none where nothing changed yet', () => {
    expect(asOf(of, '2026-01-01T00:00:00Z')).toBe(of);
    const view = asOf(of, '2026-07-01T00:00:00Z');
    expect(view).toBe(asOf(of, '2026-08-01T00:00:00Z'));
    expect(view.id).toBe('e');
  });

  it('is that of the latest instant that has passed', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { maxLength: 6 });
    const instant = (day: number) => new Date(Date.UTC(2026, 0, day)).toISOString();
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 301 }), (turns, now) => {
        const values = turns.map((day) => ({ from: instant(day), value: day, basis }));
        const passed = turns.filter((day) => day <= now);
        expect(valueAt({ value: 0, later: values }, instant(now))).toBe(Math.max(0, ...passed));
      }),
    );
  });

  it('is said with its day in China', () => {
    const said = { value: 4, later: later(['2026-12-31T16:00:00Z', 3]) };
    const times = { ...limit, unit: { 'zh-CN': '次', en: 'times' } };
    expect(sayParameterValues(times, said, 'zh-CN')).toBe('4次；自 2027-01-01 起 3次');
    expect(sayParameterValues(times, said, 'en')).toBe('4 times; 3 times from 2027-01-01');
  });
});

describe('what a level below says of a locked parameter', () => {
  const own = (value: number, ...follow: [string, number][]) => ({
    id: 'limit',
    value,
    later: later(...follow),
    basis,
  });

  it('is not looser, whenever one of the two changes', () => {
    expect(problemsOf(limit, own(4, ['2027-01-01T00:00:00Z', 3]))).toEqual([]);
    const [loosened] = problemsOf(limit, own(4, ['2027-01-01T00:00:00Z', 5]));
    expect(loosened).toMatchObject({ code: 'parameter.loosened', pointer: '/later/0/value' });
    const tightening = { ...limit, later: later(['2027-01-01T00:00:00Z', 2]) };
    expect(problemsOf(tightening, own(3))[0]?.code).toBe('parameter.loosened');
    expect(problemsOf(tightening, own(3, ['2026-12-01T00:00:00Z', 2]))).toEqual([]);
  });

  it('stays in range', () => {
    const [out] = problemsOf({ ...limit, locked: false }, own(4, ['2027-01-01T00:00:00Z', 10]));
    expect(out?.message['zh-CN']).toContain('超出范围 1 – 9');
  });
});
