import { beforeAll, describe, expect, it } from 'vitest';
import type { OverviewEntry } from './model/overview.ts';
import type { Pack } from './model/pack.ts';
import { overviewOf } from './overview.ts';
import { resolve, review } from './resolve.ts';
import { layer, national, said } from './testing.ts';

let base: Pack[];
beforeAll(async () => {
  base = await national();
});

const own = (parts: object = {}): OverviewEntry =>
  ({
    ...{ id: 'own', title: said('own'), rank: 15, workflow: 'petition-talk', section: 'sources' },
    ...{ chart: 'bars', ...parts },
  }) as OverviewEntry;
const withOverview = (...overview: object[]) => [...base, layer({ overview })];
const found = (...overview: object[]) =>
  review(withOverview(...overview)).problems.map(({ code, file, pointer, cure }) => {
    expect(cure['zh-CN'] && cure.en).toBeTruthy();
    return [code, file + pointer];
  });

describe('an overview', () => {
  it('stands in the order of its ranks, what a level below adds among what is above', () => {
    const ids = overviewOf(resolve(withOverview(own()))).map(({ id }) => id);
    expect(ids.slice(0, 3)).toEqual(['registered', 'own', 'talks']);
  });

  it('can be hidden, moved and renamed below, but not where it is locked', () => {
    const edition = resolve(
      withOverview(
        { entry: 'talks', hidden: true },
        { entry: 'letters', title: said('x'), rank: 1 },
      ),
    );
    const shown = overviewOf(edition);
    expect(shown.map(({ id }) => id)).not.toContain('talks');
    expect(shown[0]).toMatchObject({ id: 'letters', title: said('x') });
    expect(edition.provenance['overview/letters']?.changedBy).toEqual(['local']);
    const locked = own({ locked: true });
    expect(found(locked, { entry: 'own', hidden: true })).toEqual([
      ['overview.locked', 'local/overview/1/entry'],
    ]);
    expect(found({ entry: 'talk', hidden: true })).toEqual([
      ['overview.unknown', 'local/overview/0/entry'],
    ]);
  });

  it.each([
    ['a flow that is not there', { workflow: 'petition' }, 'overview.workflow', 'workflow'],
    ['a section that is not there', { section: 'source' }, 'overview.section', 'section'],
    ['both a section and a count', { counts: { of: 'types' } }, 'overview.counts', 'section'],
    ['neither', { section: undefined }, 'overview.counts', 'section'],
    [
      'a register that is not there',
      { section: undefined, counts: { of: 'entries', register: 'x', by: 'month' } },
      'report.register',
      'counts/register',
    ],
    [
      'a field that is not there',
      { section: undefined, counts: { of: 'entries', register: 'talk', by: 'x' } },
      'report.field',
      'counts/by',
    ],
    ['a line that is not there', { lines: ['x'] }, 'overview.line', 'lines/0'],
    ['lines of what has none', { section: 'units', lines: ['x'] }, 'overview.lines', 'lines'],
    ['columns of what is no course', { chart: 'columns' }, 'overview.columns', 'chart'],
    ['a ring of months', { section: 'received', chart: 'ring' }, 'overview.course', 'chart'],
    [
      'a ring of what is split',
      { section: undefined, counts: { of: 'open', by: 'stage', split: 'alarm' }, chart: 'ring' },
      'overview.split',
      'chart',
    ],
    ['another chart', { chart: 'pie' }, 'schema.value', 'chart'],
  ])('is refused with its place and its cure: %s', (_, parts, code, at) => {
    const entry = JSON.parse(JSON.stringify(own(parts)));
    expect(found(entry)).toEqual([[code, `local/overview/0/${at}`]]);
  });
});
