import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Edition } from './model/edition.ts';
import type { Pack } from './model/pack.ts';
import type { Parameter, ParameterValue } from './model/parameter.ts';
import { diffEditions, resolve, review } from './resolve.ts';
import { basis, layer, national, said } from './testing.ts';

let base: Pack[];
let edition: Edition;
beforeAll(async () => {
  base = await national();
  edition = resolve(base);
});

const kindsWithoutOrder = [
  'facts',
  'parameters',
  'decisions',
  'invariants',
  'registers',
  'roles',
  'forms',
  'examples',
] as const;
const codes = (pack: Pack) => review([...base, pack]).problems.map(({ code }) => code);

describe('resolving a chain of packs', () => {
  it('is deterministic, and does not depend on the order of lists without an order', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kindsWithoutOrder), fc.integer(), (kind, seed) => {
        const [pack] = base as [Pack];
        const shuffled = [...pack[kind]].sort((a, b) => order(a, seed) - order(b, seed));
        expect(resolve([{ ...pack, [kind]: shuffled }]).id).toBe(edition.id);
      }),
      { numRuns: 16 },
    );
  });

  it('names an edition by its content: any other value is another name, and back again', () => {
    const numbers = Object.values(edition.parameters).filter(
      ({ type, locked }) => type === 'integer' && !locked,
    );
    fc.assert(
      fc.property(fc.constantFrom(...numbers), (parameter) => {
        const other = Number(parameter.value) + (atMost(parameter) ? -1 : 1);
        const changed = layer({ parameters: [{ id: parameter.id, value: other, basis }] });
        const result = review([...base, changed]);
        if (result.edition) expect(result.edition.id).not.toBe(edition.id);
        expect(resolve(structuredClone(base)).id).toBe(edition.id);
      }),
      { numRuns: 10 },
    );
  });

  it('cannot be changed afterwards', () => {
    expect(() => Object.assign(edition.parameters, { x: 1 })).toThrow(TypeError);
    expect(Object.isFrozen(edition.decisions.disposition?.rules[0]?.conditions)).toBe(true);
  });

  it('never lets a local pack loosen what is locked, and always lets it tighten', () => {
    const locked = Object.values(edition.parameters).filter(
      ({ locked, stricter, type }) => locked && stricter && type === 'duration',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...locked),
        fc.integer({ min: 1, max: 400 }),
        (parameter, amount) => {
          const value: ParameterValue = { amount, unit: 'days' };
          const problems = codes(layer({ parameters: [{ id: parameter.id, value, basis }] }));
          const looser =
            parameter.stricter === 'lower'
              ? days(value) > days(parameter.value)
              : days(value) < days(parameter.value);
          if (looser)
            expect(problems.some((code) => /^parameter\.(loosened|range)$/.test(code))).toBe(true);
          else expect(problems.filter((code) => code !== 'parameter.range')).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes no change of a parameter that is fixed above', () => {
    const value = 12;
    expect(
      codes(layer({ parameters: [{ id: 'influence.months.admonition', value, basis }] })),
    ).toEqual(['parameter.locked']);
  });

  it('keeps locked rules: they are neither replaced, left out, nor passed by a milder one', () => {
    const rule = edition.decisions.disposition?.rules.find(({ locked }) => locked);
    if (!rule) throw new Error('the base pack locks the guard');
    const on = { decision: 'disposition' };
    const own = { name: 'own', title: said('own'), conditions: rule.conditions, basis };
    const milder = { ...own, event: { type: 'close' } };
    expect(codes(layer({ decisions: [{ ...on, disable: [rule.name] }] }))).toContain('rule.locked');
    expect(
      codes(layer({ decisions: [{ ...on, replace: [{ ...rule, event: { type: 'close' } }] }] })),
    ).toContain('rule.locked');
    expect(
      codes(layer({ decisions: [{ ...on, add: [{ rule: milder, before: rule.name }] }] })),
    ).toContain('rule.before-locked');
    const strict = { ...own, event: { type: 'verify' } };
    expect(
      codes(layer({ decisions: [{ ...on, add: [{ rule: strict, before: rule.name }] }] })),
    ).toEqual([]);
  });

  it('has the days of a year in place of those from above, and of a year that nobody has said yet', () => {
    const days = (year: number) => ({
      year,
      holidays: [`${year}-01-01`],
      workdays: [],
      source: '通知',
    });
    const own = resolve([...base, layer({ calendars: [days(2026), days(2030)] })]);
    expect(own.calendars.filter(({ year }) => year === 2026)).toEqual([days(2026)]);
    expect(own.calendars.at(-1)).toEqual(days(2030));
    expect(own.provenance['calendars/2026']?.changedBy).toEqual(['local']);
  });

  it('puts parameters under topics in their order, to which a local pack adds its own', () => {
    const own = { id: 'own', title: said('own') };
    const added = { ...edition.parameters['dup.window'], id: 'own.window', topic: 'own' };
    const local = resolve([...base, layer({ topics: [own], parameters: [added] })]);
    expect(local.topics).toEqual([...(edition.topics ?? []), own]);
    expect(diffEditions(edition, local).map(({ path }) => path)).toContain('topics/own');
    for (const { topic } of Object.values(local.parameters))
      expect(local.topics?.map(({ id }) => id)).toContain(topic);
  });

  it('names the topic that there is not, and the one that was meant', () => {
    const astray = { ...edition.parameters['dup.window'], id: 'own.window', topic: 'leed' };
    const [problem] = review([...base, layer({ parameters: [astray] })]).problems;
    expect(problem).toMatchObject({ code: 'parameter.topic', pointer: '/0/topic' });
    expect(problem?.cure.en).toContain('lead');
  });

  it('defines nothing twice', () => {
    const [fact] = (base[0] as Pack).facts;
    expect(codes(layer({ facts: [fact] }))).toEqual(['item.redefined']);
  });

  it('remembers which level set a value', () => {
    const changed = layer({ parameters: [{ id: 'strong.count', value: 2, basis }] });
    const values = resolve([...base, changed]).provenance['parameters/strong.count']?.values;
    expect(values).toEqual([
      { pack: 'national', value: 3 },
      { pack: 'local', value: 2 },
    ]);
  });
});

describe('the difference of two editions', () => {
  it('names exactly what changed', () => {
    const changed = resolve([
      ...base,
      layer({ parameters: [{ id: 'strong.count', value: 2, basis }] }),
    ]);
    expect(diffEditions(edition, changed).map(({ path, kind }) => [path, kind])).toEqual([
      ['parameters/strong.count', 'changed'],
    ]);
    expect(diffEditions(edition, edition)).toEqual([]);
  });
});

const order = (item: object, seed: number) =>
  [...JSON.stringify(item).slice(0, 40)].reduce(
    (hash, letter) => (hash * 31 + letter.charCodeAt(0) + seed) % 9973,
    7,
  );

const days = (value: ParameterValue): number => {
  if (typeof value !== 'object' || Array.isArray(value)) return Number(value);
  return value.amount * { workingDays: 1.4, days: 1, months: 30 }[value.unit];
};

const atMost = ({ range, value }: Parameter) =>
  range?.max !== undefined && Number(value) >= Number(range.max);
