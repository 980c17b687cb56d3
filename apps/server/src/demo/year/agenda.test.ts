import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Agenda } from './agenda.ts';

it('an agenda gives what happens in the order of time, and nothing from its end on', () => {
  const instants = fc.array(fc.integer({ min: 10, max: 60 }).map(String));
  fc.assert(
    fc.property(instants, fc.integer({ min: 10, max: 60 }).map(String), (all, end) => {
      const agenda = new Agenda<number>();
      for (const [i, at] of all.entries()) agenda.put(at, i);
      const taken: { at: string; what: number }[] = [];
      for (let next = agenda.take(end); next; next = agenda.take(end)) taken.push(next);
      const expected = all.map((at, what) => ({ at, what })).filter(({ at }) => at < end);
      expected.sort((a, b) => (a.at === b.at ? a.what - b.what : a.at < b.at ? -1 : 1));
      expect(taken.map(({ at, what }) => ({ at, what }))).toEqual(expected);
    }),
  );
});
