import type { Fact, ParameterValue } from '@bitan/definitions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HistoryContext, historyFact, historyNeeds } from './history.ts';
import type { RegisterEntry } from './model.ts';

type Source = Fact['source'];
type Count = Extract<Source, { kind: 'count' }>;

const entry = (given: Partial<RegisterEntry> = {}): RegisterEntry => ({
  id: 'e',
  register: 'talks',
  personId: 'p',
  unitId: 'u',
  caseId: 'c',
  at: '2026-03-10T08:00:00.000Z',
  data: {},
  ...given,
});
const count = (given: Partial<Count> = {}): Fact['source'] => ({
  kind: 'count',
  register: 'talks',
  whose: 'person',
  ...given,
});
const context = ({
  window,
  ...given
}: Partial<HistoryContext> & { window?: ParameterValue } = {}): HistoryContext => ({
  at: '2026-03-15T08:00:00.000Z',
  person: 'p',
  unit: 'u',
  case: 'c',
  parameters: window === undefined ? {} : { window: { value: window } },
  ...given,
});
const integer = (source: Source, entries: RegisterEntry[], about = context()) =>
  historyFact({ type: 'integer', source }, entries, about);

describe('a count', () => {
  it('is of the entries of one register about one person, unit or case', () => {
    const entries = [
      entry(),
      entry({ personId: 'other' }),
      entry({ unitId: 'other' }),
      entry({ caseId: 'other' }),
      entry({ register: 'other' }),
    ];
    expect(integer(count({ whose: 'person' }), entries)).toBe(3);
    expect(integer(count({ whose: 'unit' }), entries)).toBe(3);
    expect(integer(count({ whose: 'case' }), entries)).toBe(3);
  });

  it('is unknown when nobody is named, and nothing for a case that does not exist yet', () => {
    const nobody = context({ person: undefined, unit: undefined, case: undefined });
    expect(integer(count({ whose: 'person' }), [entry()], nobody)).toBeUndefined();
    expect(integer(count({ whose: 'unit' }), [entry()], nobody)).toBeUndefined();
    expect(integer(count({ whose: 'case' }), [entry()], nobody)).toBe(0);
  });

  it('takes what fits all of `where` and none of `except`; of a set any member', () => {
    const entries = [
      entry({ data: { result: 'true', cause: 1 } }),
      entry({ data: { result: 'unfounded', cause: 1 } }),
      entry({ data: { result: ['true', 'unfounded'], cause: 3 } }),
      entry({ data: { cause: 1 } }),
    ];
    const where = [{ field: 'result', in: ['true', 'partlyTrue'] }];
    expect(integer(count({ where }), entries)).toBe(2);
    expect(integer(count({ except: where }), entries)).toBe(2);
    expect(integer(count({ where, except: [{ field: 'cause', in: [3, 5] }] }), entries)).toBe(1);
    expect(integer(count({ where: [{ field: 'cause', in: ['1'] }] }), entries)).toBe(0);
  });

  it('takes the values that a parameter says, as they are when it is counted', () => {
    const entries = ['true', 'unfounded', 'accept'].map((result) => entry({ data: { result } }));
    const except = [{ field: 'result', in: { parameter: 'left' } }];
    const leaving = (value: ParameterValue) =>
      integer(count({ except }), entries, context({ parameters: { left: { value } } }));
    expect(leaving(['unfounded', 'accept'])).toBe(1);
    expect(leaving([])).toBe(3);
    expect(() => leaving(12)).toThrow(/left/);
  });

  it('is of different values, or of different people', () => {
    const entries = [
      entry({ data: { source: 'a' } }),
      entry({ data: { source: 'a' }, personId: 'q' }),
      entry({ data: { source: 'b' } }),
      entry({ data: {} }),
    ];
    expect(integer(count({ whose: 'unit', distinct: 'source' }), entries)).toBe(2);
    expect(integer(count({ whose: 'unit', distinct: 'person' }), entries)).toBe(2);
  });

  it('is whether there is any, for a fact that is true or false', () => {
    const fact = { type: 'boolean', source: count() } as const;
    expect(historyFact(fact, [entry()], context())).toBe(true);
    expect(historyFact(fact, [], context())).toBe(false);
  });

  const windows: [at: string, window: ParameterValue, counted: number][] = [
    // 2025-03-15 in China: the last day of twelve months after it is today.
    ['2025-03-14T16:00:00.000Z', { amount: 12, unit: 'months' }, 1],
    ['2025-03-14T15:59:59.999Z', { amount: 12, unit: 'months' }, 0],
    ['2025-03-15T00:00:00.000Z', 12, 1],
    ['2026-03-05T00:00:00.000Z', { amount: 10, unit: 'days' }, 1],
    ['2026-03-04T00:00:00.000Z', { amount: 10, unit: 'days' }, 0],
    ['2026-03-15T08:00:00.000Z', { amount: 0, unit: 'days' }, 1],
    ['2026-03-15T08:00:00.001Z', { amount: 10, unit: 'days' }, 0],
  ];
  it.each(windows)('of an entry at %s within %j is %i', (at, window, counted) => {
    const source = count({ within: 'window' });
    expect(integer(source, [entry({ at })], context({ window }))).toBe(counted);
  });

  it('refuses a window that is no number of months or days', () => {
    for (const window of [undefined, 'year', { amount: 5, unit: 'workingDays' } as const]) {
      const given = context(window === undefined ? {} : { window });
      expect(() => integer(count({ within: 'window' }), [entry()], given)).toThrow(/window/);
    }
  });

  const years: [at: string, before: number, counted: number][] = [
    // The first moment of 2025 in China, and the last of 2024.
    ['2024-12-31T16:00:00.000Z', 1, 1],
    ['2024-12-31T15:59:59.999Z', 1, 0],
    ['2024-12-31T15:59:59.999Z', 2, 1],
    ['2025-12-31T15:59:59.999Z', 0, 0],
    ['2025-12-31T16:00:00.000Z', 0, 1],
  ];
  it.each(years)('of an entry at %s in this year and %i before it is %i', (at, before, counted) => {
    const given = context({ parameters: { before: { value: before } } });
    expect(integer(count({ years: 'before' }), [entry({ at })], given)).toBe(counted);
    const { person } = historyNeeds([{ source: count({ years: 'before' }) }], given);
    expect((person?.since ?? '') <= at).toBe(counted === 1);
  });

  it('is of what is in force, through its last day in China', () => {
    const source = count({ until: 'ends' });
    const ending = (ends: string) => [entry({ data: { ends } })];
    expect(integer(source, ending('2026-03-15'))).toBe(1);
    expect(integer(source, ending('2026-03-14'))).toBe(0);
    expect(integer(source, [entry()])).toBe(1);
    const nextDay = context({ at: '2026-03-15T16:00:00.000Z' });
    expect(integer(source, ending('2026-03-15'), nextDay)).toBe(0);
  });
});

describe('the time since', () => {
  const since: Source = { kind: 'since', register: 'talks', whose: 'person' };
  const months = (at: string, now: string) => integer(since, [entry({ at })], context({ at: now }));

  it('is in whole months from the latest entry, by civil days', () => {
    expect(months('2026-01-15T00:00:00Z', '2026-03-15T00:00:00Z')).toBe(2);
    expect(months('2026-01-16T00:00:00Z', '2026-03-15T00:00:00Z')).toBe(1);
    expect(months('2025-12-31T00:00:00Z', '2026-02-28T00:00:00Z')).toBe(2);
    const two = [entry({ at: '2025-01-01T00:00:00Z' }), entry({ at: '2026-02-01T00:00:00Z' })];
    expect(integer(since, two)).toBe(1);
  });

  it('is from the beginning of the case when there was none, and else unknown', () => {
    const begun = context({ startedAt: '2025-09-15T00:00:00Z' });
    expect(integer(since, [], begun)).toBe(6);
    expect(integer(since, [], context())).toBeUndefined();
  });
});

it('is not asked for facts that come from elsewhere', () => {
  expect(integer({ kind: 'answer' }, [entry()])).toBeUndefined();
});

describe('laws of history', () => {
  const day = fc
    .date({ min: new Date('2024-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const some = fc.array(
    fc.record({
      at: day,
      result: fc.constantFrom('a', 'b', 'c'),
      personId: fc.constantFrom('p', 'q'),
    }),
  );
  const made = (list: { at: string; result: string; personId: string }[]) =>
    list.map(({ at, result, personId }) => entry({ at, personId, data: { result } }));
  const source = count({ within: 'window' });

  it('the order of the entries does not matter', () => {
    fc.assert(
      fc.property(some, day, (list, at) => {
        const given = context({ at, window: 6 });
        const entries = made(list);
        expect(integer(source, entries.toReversed(), given)).toBe(integer(source, entries, given));
      }),
    );
  });

  it('a longer window never counts fewer', () => {
    fc.assert(
      fc.property(some, day, fc.nat(24), fc.nat(24), (list, at, months, more) => {
        const of = (window: number) => Number(integer(source, made(list), context({ at, window })));
        expect(of(months + more)).toBeGreaterThanOrEqual(of(months));
      }),
    );
  });

  it('`where` and `except` with the same filter divide the whole', () => {
    fc.assert(
      fc.property(some, fc.subarray(['a', 'b', 'c'], { minLength: 1 }), (list, results) => {
        const filter = [{ field: 'result', in: results }];
        const of = (given: Partial<Count>) =>
          Number(integer(count(given), made(list), context({ at: '2028-01-01T00:00:00Z' })));
        expect(of({ where: filter }) + of({ except: filter })).toBe(of({}));
      }),
    );
  });

  it('the future does not exist: later entries change nothing', () => {
    fc.assert(
      fc.property(some, some, day, (list, later, at) => {
        const after = made(later).filter((one) => one.at > at);
        const given = context({ at, window: 12 });
        const before = integer(source, made(list), given);
        expect(integer(source, [...made(list), ...after], given)).toBe(before);
      }),
    );
  });

  it('time without entries only lets counts fall and months grow', () => {
    fc.assert(
      fc.property(some, day, day, (list, one, other) => {
        const [early, late] = [one, other].sort() as [string, string];
        const entries = made(list).filter((e) => e.at <= early);
        const at = (now: string) =>
          context({ at: now, window: 6, startedAt: '2024-01-01T00:00:00Z' });
        const of = (what: Source, now: string) => Number(integer(what, entries, at(now)));
        const since: Source = { kind: 'since', register: 'talks', whose: 'person' };
        expect(of(source, late)).toBeLessThanOrEqual(of(source, early));
        expect(of(since, late)).toBeGreaterThanOrEqual(of(since, early));
      }),
    );
  });
});
