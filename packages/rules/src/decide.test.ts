import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Edition, evaluate, type Facts } from '@bitan/definitions';
import fc from 'fast-check';
import { Engine } from 'json-rules-engine';
import { beforeAll, describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import { createEngine } from './engine.ts';
import { exportRules } from './export.ts';
import { FactError } from './fact-error.ts';
import { decisions, editionWith, nationalEdition, smallFacts } from './testing.ts';

let national: Edition;
beforeAll(async () => {
  national = await nationalEdition();
});

describe('deciding', () => {
  it('says of every rule what three-valued logic says, whatever facts are missing', async () => {
    const some = fc.tuple(smallFacts, fc.subarray(['a', 'b', 'n', 'e'] as const));
    await fc.assert(
      fc.asyncProperty(decisions, some, async (decision, [all, kept]) => {
        const facts: Facts = Object.fromEntries(kept.map((id) => [id, all[id]]));
        const { trace } = await decide(editionWith(decision), 'd', facts);
        const truths = decision.rules.map(
          ({ conditions }) => evaluate(conditions, { fact: (id) => facts[id] }) ?? null,
        );
        expect(trace.map(({ holds }) => holds)).toEqual(truths);
      }),
      { numRuns: 200 },
    );
  });

  it('gives what a stock json-rules-engine gives for the exported rules', async () => {
    await fc.assert(
      fc.asyncProperty(decisions, smallFacts, async (decision, facts) => {
        const edition = editionWith(decision);
        const decided = await decide(edition, 'd', facts);
        const exported = exportRules(edition, 'd');
        const { events } = await new Engine(exported.rules).run({ ...facts, ...exported.facts });
        const types = events.map(({ type }) => type);
        if (decision.hit === 'collect') {
          const ours = decided.outcomes?.map(({ type }) => type) ?? [];
          const expected =
            types.length > 0 ? types : decision.otherwise ? [decision.otherwise.type] : [];
          expect(new Set(ours)).toEqual(new Set(expected));
        } else expect(decided.outcome?.type).toBe(types[0] ?? decision.otherwise?.type);
      }),
      { numRuns: 200 },
    );
  });

  it('never guesses: a missing fact that comes later changes nothing that was complete', async () => {
    await fc.assert(
      fc.asyncProperty(
        decisions,
        smallFacts,
        fc.constantFrom('a', 'b', 'n', 'e'),
        async (decision, facts, left) => {
          const { [left]: _, ...fewer } = facts as Record<string, never>;
          const before = await decide(editionWith(decision), 'd', fewer);
          const after = await decide(editionWith(decision), 'd', facts);
          if (before.complete)
            expect([after.outcome, after.outcomes]).toEqual([before.outcome, before.outcomes]);
          else expect(before.missing).toEqual([left]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is not disturbed by others that run at the same time', async () => {
    const facts = national.examples.map((example) => example.facts as Facts);
    const alone = [];
    for (const one of facts) alone.push(await decide(national, 'must-talk', one));
    const together = await Promise.all(facts.map((one) => decide(national, 'must-talk', one)));
    expect(together).toEqual(alone);
  });

  it('asks a reader for each fact at most once, and only for those that rules need', async () => {
    const asked: string[] = [];
    await decide(national, 'routing', (id) => {
      asked.push(id);
      return undefined;
    });
    expect(asked).toHaveLength(new Set(asked).size);
    expect(asked).not.toContain('subject.foundedTalks12m');
  });

  it('names the facts that are missing, and proposes nothing', async () => {
    const decided = await decide(national, 'routing', {});
    expect(decided).toMatchObject({ complete: false, fired: [] });
    expect(decided.outcome).toBeUndefined();
    expect(decided.missing).toContain('subject.ownHead');
  });

  it('says which defaults it took', async () => {
    const { defaulted } = await decide(national, 'strongly-reported', {});
    expect(defaulted).toContain('report.nonDuplicates6m');
  });

  it.each([
    ['a fact that is not in the vocabulary', { 'report.severty': 'minor' }, 'report.severity'],
    ['a value outside the domain', { 'report.severity': 'huge' }, 'sanctionable'],
    ['a number as a text', { 'subject.talks12m': '3' }, 'integer'],
  ])('refuses %s and says what would do', async (_name, facts, cure) => {
    const error = await decide(national, 'disposition', facts).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FactError);
    expect((error as FactError).problems[0]?.cure.en).toContain(cure);
  });

  it('keeps json-rules-engine behind one factory', async () => {
    const root = fileURLToPath(new URL('../../../', import.meta.url));
    const found: string[] = [];
    for (const folder of ['packages', 'apps']) {
      for (const file of await sourcesIn(join(root, folder))) {
        if ((await readFile(file, 'utf8')).includes('new Engine('))
          found.push(file.slice(root.length));
      }
    }
    expect(found).toEqual(['packages/rules/src/engine.ts']);
  });

  it('gives a path nothing to run', async () => {
    const leaf = { fact: 'a', operator: 'equal', value: 1, path: '$..constructor' };
    const engine = createEngine([{ conditions: { all: [leaf] }, event: { type: 'x' } }]);
    await expect(engine.run({ a: { b: 1 } })).rejects.toThrow(/路径/);
  });
});

async function sourcesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter(
      (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/node_modules|[\\/]dist[\\/]/.test(file));
}
