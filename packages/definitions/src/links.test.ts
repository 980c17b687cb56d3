import { beforeAll, describe, expect, it } from 'vitest';
import { linksOf } from './links.ts';
import type { Edition } from './model/edition.ts';
import { resolve } from './resolve.ts';
import { national } from './testing.ts';

let edition: Edition;
beforeAll(async () => {
  edition = resolve(await national());
});

describe('what feeds what', () => {
  it('leads from a field of a form over a fact and a decision to the action that uses it', () => {
    const links = linksOf(edition);
    const to = (end: string) => links.filter((one) => one.to === end).map(({ from }) => from);
    const [action] = links.filter(({ from }) => from === 'decisions/disposition');
    expect(action?.to).toMatch(/^actions\/petition-talk\//);
    expect(to('decisions/disposition')).toContain('facts/report.severity');
    expect(to('decisions/disposition')).toContain('decisions/must-talk');
    expect(to('decisions/accountability')).toContain('parameters/repeat.limit.propose');
    expect(to('facts/report.severity').length).toBeGreaterThan(0);
  });

  it('names only what there is', () => {
    for (const { from, to } of linksOf(edition)) {
      for (const end of [from, to]) {
        const [kind, id = ''] = end.split('/');
        const list = { fields: 'forms', actions: 'workflows' }[kind ?? ''] ?? kind;
        expect(Object.keys(edition[list as 'facts'])).toContain(id);
      }
    }
  });
});
