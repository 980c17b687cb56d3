import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadChain } from './load.ts';
import { conditionLimits } from './model/condition.ts';
import type { Pack } from './model/pack.ts';
import { DefinitionError } from './problem.ts';
import { review } from './resolve.ts';
import { basis, layer, national, said } from './testing.ts';

let base: Pack[];
beforeAll(async () => {
  base = await national();
});

const decision = (conditions: unknown, event: unknown = { type: 'yes' }) => ({
  id: 'own',
  title: said('own'),
  hit: 'first',
  outcomes: [{ type: 'yes', title: said('yes') }],
  rules: [{ name: 'one', title: said('one'), conditions, event, basis }],
});
const leaf = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });
const rule = (conditions: unknown) => layer({ decisions: [decision(conditions)] });
const severity = leaf('report.severity', 'equal', 'minor');
const deep = (levels: number): unknown => (levels === 0 ? severity : { not: deep(levels - 1) });

/** A fact that counts talks so. */
const counting = (given: object) =>
  layer({
    facts: [
      {
        id: 'own.count',
        title: said('own'),
        type: 'integer',
        source: { kind: 'count', register: 'talk', whose: 'person', ...given },
      },
    ],
  });

/** A flow whose first pattern offers to begin a petition filled like that. */
const fills = (fills: unknown) => {
  const flow = base[0]?.workflows.find(({ id }) => id === 'petition-talk');
  const [pattern] = flow?.patterns ?? [];
  const offers = [{ id: 'own', title: said('own'), start: { workflow: 'petition-talk', fills } }];
  return layer({ workflows: [{ ...flow, id: 'own', patterns: [{ ...pattern, offers }] }] });
};

const form = (property: unknown, more = {}) =>
  layer({
    forms: [
      {
        id: 'own',
        title: said('own'),
        schema: {
          type: 'object',
          properties: { a: property },
          required: [],
          additionalProperties: false,
        },
        sections: [{ id: 's', title: said('s'), fields: ['a'] }],
        texts: { en: { a: { title: 'A' } } },
        ...more,
      },
    ],
  });
const text = { type: 'string', title: 'A' };
const year = { year: 2030, holidays: [], workdays: [], source: '通知' };

describe('a wrong definition is refused with its place and a cure', () => {
  const at = 'local/decisions';
  const table: [string, () => Pack, string, string, string][] = [
    [
      'a calendar that rests on nothing',
      () => layer({ calendars: [{ ...year, source: ' ' }] }),
      'calendar.source',
      'local/calendars',
      '/0/source',
    ],
    [
      'a day in the calendar of another year',
      () => layer({ calendars: [{ ...year, holidays: ['2029-12-31'] }] }),
      'calendar.day',
      'local/calendars',
      '/0/holidays/0',
    ],
    [
      'a day that is free and worked',
      () => layer({ calendars: [{ ...year, holidays: ['2030-01-05'], workdays: ['2030-01-05'] }] }),
      'calendar.twice',
      'local/calendars',
      '/0/workdays/0',
    ],
    [
      'a Monday that is worked instead',
      () => layer({ calendars: [{ ...year, workdays: ['2030-01-07'] }] }),
      'calendar.worked',
      'local/calendars',
      '/0/workdays/0',
    ],
    [
      'an unknown fact',
      () => rule({ all: [leaf('report.severty', 'equal', 'minor')] }),
      'condition.fact',
      at,
      '/0/rules/0/conditions/all/0/fact',
    ],
    [
      'a line about people that is not asked in their form',
      () => {
        const own = form(text);
        const people = base[0]?.registers.find(({ kind }) => kind === 'person') as object;
        return {
          ...own,
          registers: [{ ...people, id: 'own', form: 'own', line: ['a', 'post'] }],
        } as Pack;
      },
      'register.line',
      'local/registers',
      '/0/line/1',
    ],
    [
      'a part of a register that leaves out what no entry can say',
      () => {
        const archive = base[0]?.registers.find(({ opened }) => opened) as object;
        const without = { field: 'finding', values: ['unfounded', 'nothing'] };
        const views = [{ id: 'part', title: said('part'), without }];
        return { ...layer({}), registers: [{ ...archive, id: 'own', opened: { views } }] } as Pack;
      },
      'register.part',
      'local/registers',
      '/0/opened/views/0/without/values/1',
    ],
    [
      'a count that leaves out what no set says',
      () => counting({ except: [{ field: 'finding', in: { parameter: 'repeat.window' } }] }),
      'source.among',
      'local/facts',
      '/0/source/except/0/in/parameter',
    ],
    [
      'a count over years of which there is no number',
      () => counting({ years: 'repeat.window' }),
      'source.years',
      'local/facts',
      '/0/source/years',
    ],
    [
      'a count of cases in a stage that no flow has',
      () =>
        layer({
          facts: [
            {
              id: 'own.count',
              title: said('own'),
              type: 'integer',
              source: {
                kind: 'cases',
                whose: 'person',
                workflow: 'petition-talk',
                stages: ['filling'],
              },
            },
          ],
        }),
      'source.stage',
      'local/facts',
      '/0/source/stages/0',
    ],
    [
      'a value outside the domain',
      () => rule({ all: [leaf('report.severity', 'equal', 'huge')] }),
      'condition.value',
      at,
      '/0/rules/0/conditions/all/0/value',
    ],
    [
      'an operator of another type',
      () => rule({ all: [leaf('report.severity', 'lessThan', 'minor')] }),
      'condition.operator',
      at,
      '/0/rules/0/conditions/all/0/operator',
    ],
    [
      'a number given as a text',
      () => rule({ all: [leaf('subject.talks12m', 'greaterThan', '3')] }),
      'condition.value',
      at,
      '/0/rules/0/conditions/all/0/value',
    ],
    [
      'an empty group, which would fire',
      () => rule({ any: [] }),
      'condition.empty',
      at,
      '/0/rules/0/conditions/any',
    ],
    [
      'two groups in one, of which one is dropped',
      () => rule({ all: [severity], any: [severity] }),
      'condition.grammar',
      at,
      '/0/rules/0/conditions',
    ],
    [
      'a path, which runs code',
      () => rule({ all: [{ ...severity, path: '$..x' }] }),
      'condition.key',
      at,
      '/0/rules/0/conditions/all/0/path',
    ],
    [
      'nesting that starves the process',
      () => rule({ all: [deep(conditionLimits.depth)] }),
      'condition.depth',
      at,
      '/0/rules/0/conditions/all/0/not/not/not/not/not/not/not',
    ],
    [
      'too many conditions',
      () => rule({ any: Array.from({ length: 600 }, () => severity) }),
      'condition.size',
      at,
      '/0/rules/0/conditions',
    ],
    [
      'a duration compared with a number',
      () =>
        rule({ all: [leaf('subject.talks12m', 'greaterThan', { fact: 'param:repeat.window' })] }),
      'condition.parameter',
      at,
      '/0/rules/0/conditions/all/0/value/fact',
    ],
    [
      'an unknown parameter',
      () => rule({ all: [leaf('subject.talks12m', 'greaterThan', { fact: 'param:repeat.limt' })] }),
      'condition.parameter',
      at,
      '/0/rules/0/conditions/all/0/value/fact',
    ],
    [
      'an outcome that is not declared',
      () => layer({ decisions: [decision({ all: [severity] }, { type: 'no' })] }),
      'rule.outcome',
      at,
      '/0/rules/0/event/type',
    ],
    [
      'an overlay of a rule that is not there',
      () => layer({ decisions: [{ decision: 'disposition', disable: ['gard'] }] }),
      'rule.unknown',
      at,
      '/0/disable/0',
    ],
    [
      'a parameter that is not there',
      () => layer({ parameters: [{ id: 'repeat.limt', value: 3, basis }] }),
      'parameter.unknown',
      'local/parameters',
      '/0/id',
    ],
    [
      'a value outside its range',
      () => layer({ parameters: [{ id: 'strong.count', value: 99, basis }] }),
      'parameter.range',
      'local/parameters',
      '/0/value',
    ],
    [
      'a key that nobody knows',
      () => layer({ parameters: [{ id: 'strong.count', value: 2, basis, vaule: 1 }] }),
      'schema.unknown',
      'local/parameters',
      '/0/vaule',
    ],
    [
      'a missing basis',
      () => layer({ parameters: [{ id: 'strong.count', value: 2 }] }),
      'schema.missing',
      'local/parameters',
      '/0',
    ],
    [
      'a field that a pattern fills and the form has not',
      () => fills({ topik: '一' }),
      'supervision.reference',
      'local/workflows',
      '/0/patterns/0/offers/0/start/fills/topik',
    ],
    [
      'a sealed field that a pattern fills',
      () => fills({ complainantName: '某' }),
      'pattern.seal',
      'local/workflows',
      '/0/patterns/0/offers/0/start/fills/complainantName',
    ],
    [
      'a value of a pattern by which it does not group',
      () => fills({ nature: { by: 'nature' } }),
      'supervision.reference',
      'local/workflows',
      '/0/patterns/0/offers/0/start/fills/nature/by',
    ],
    [
      'a word in a text of a pattern that nothing stands for',
      () => fills({ topic: { text: '{group}{casses}' } }),
      'supervision.reference',
      'local/workflows',
      '/0/patterns/0/offers/0/start/fills/topic/text',
    ],
    [
      'a pattern that backtracks',
      () => form({ ...text, pattern: '(a)\\1' }),
      'field.pattern',
      'local/forms',
      '/0/schema/properties/a/pattern',
    ],
    [
      'a keyword that switches validation off',
      () => form({ ...text, $async: true }),
      'field.key',
      'local/forms',
      '/0/schema/properties/a/$async',
    ],
    [
      'a reference that doubles',
      () => form({ ...text, $ref: '#' }),
      'field.key',
      'local/forms',
      '/0/schema/properties/a/$ref',
    ],
    [
      'a field name that objects have by themselves',
      () =>
        form(text, {
          schema: { type: 'object', properties: { toString: text }, additionalProperties: false },
          sections: [{ id: 's', title: said('s'), fields: ['toString'] }],
          texts: { en: { toString: { title: 'T' } } },
        }),
      'field.name',
      'local/forms',
      '/0/schema/properties/toString',
    ],
    [
      'raw HTML through the uiSchema',
      () => form(text, { uiSchema: { a: { 'ui:submitButtonOptions': { props: {} } } } }),
      'ui.key',
      'local/forms',
      '/0/uiSchema/a/ui:submitButtonOptions',
    ],
    [
      'a widget that is an element',
      () => form(text, { uiSchema: { a: { 'ui:widget': 'iframe' } } }),
      'ui.widget',
      'local/forms',
      '/0/uiSchema/a/ui:widget',
    ],
    [
      'a field without English',
      () => form(text, { texts: { en: {} } }),
      'field.text',
      'local/forms',
      '/0/texts/en/a',
    ],
    [
      'a binding to no fact',
      () => form(text, { bindings: [{ kind: 'field', fact: 'report.no', field: 'a' }] }),
      'binding.fact',
      'local/forms',
      '/0/bindings/0/fact',
    ],
    [
      'a field in no section',
      () => form(text, { sections: [{ id: 's', title: said('s'), fields: [] }] }),
      'form.section',
      'local/forms',
      '/0/sections',
    ],
    [
      'an overlay that hides a required field',
      () =>
        layer({
          overlays: [{ form: 'screening', operations: [{ op: 'hide', field: 'severity' }] }],
        }),
      'overlay.needed',
      'local/overlays',
      '/0/operations/0',
    ],
    [
      'a field for files that is no id of an upload',
      () => form({ type: 'boolean', title: 'A' }, { uiSchema: { a: { 'ui:widget': 'file' } } }),
      'file.schema',
      'local/forms',
      '/0/schema/properties/a',
    ],
    [
      'a list of signatures',
      () =>
        form(
          { type: 'array', title: 'A', items: { type: 'string' } },
          { uiSchema: { a: { 'ui:widget': 'signature' } } },
        ),
      'file.schema',
      'local/forms',
      '/0/schema/properties/a',
    ],
    [
      'a file in a row of a table',
      () =>
        form(
          {
            type: 'array',
            title: 'A',
            items: {
              type: 'object',
              properties: { b: { type: 'string', title: 'B' } },
              additionalProperties: false,
            },
          },
          {
            uiSchema: { a: { items: { b: { 'ui:widget': 'file' } } } },
            texts: { en: { a: { title: 'A' }, 'a.b': { title: 'B' } } },
          },
        ),
      'file.row',
      'local/forms',
      '/0/uiSchema/a/items/b',
    ],
    [
      'types of files for what is no file',
      () => form(text, { fields: { a: { file: { accept: ['pdf'] } } } }),
      'file.limits',
      'local/forms',
      '/0/fields/a/file',
    ],
    [
      'an overlay on a field that is gone',
      () =>
        layer({
          overlays: [{ form: 'screening', operations: [{ op: 'hide', field: 'sevrity' }] }],
        }),
      'overlay.anchor',
      'local/overlays',
      '/0/operations/0/field',
    ],
  ];

  it.each(table)('%s', (_name, pack, code, file, pointer) => {
    const { edition, problems } = review([...base, pack()]);
    expect(edition).toBeUndefined();
    expect(problems).toContainEqual(expect.objectContaining({ code, file, pointer }));
    for (const { message, cure } of problems) {
      for (const one of [message, cure]) {
        expect(one['zh-CN']).not.toBe('');
        expect(one.en).toMatch(/[a-zA-Z]/);
      }
    }
  });
});

describe('a folder that cannot be read', () => {
  const pack = (files: Record<string, string>) => async () => {
    const root = await mkdtemp(join(tmpdir(), 'bitan-pack-'));
    await mkdir(join(root, 'rules', 'p'), { recursive: true });
    for (const [name, content] of Object.entries(files))
      await writeFile(join(root, 'rules', 'p', name), content);
    return loadChain(root, 'p').then(
      () => undefined,
      (error: DefinitionError) => error.problems[0],
    );
  };
  const manifest = JSON.stringify({ id: 'p', version: '1.0.0', title: said('p'), level: 'county' });

  it('names the line of a syntax error', async () => {
    const problem = await pack({ 'pack.json': '{\n  "id": "p",,\n}' })();
    expect(problem).toMatchObject({ code: 'file.syntax', file: 'rules/p/pack.json' });
    expect(problem?.message.en).toContain('Line 2');
  });

  it('names a file that it does not know, and the name that was meant', async () => {
    const problem = await pack({ 'pack.json': manifest, 'parametres.json': '{}' })();
    expect(problem).toMatchObject({ code: 'file.unknown', file: 'rules/p/parametres.json' });
    expect(problem?.cure.en).toContain('parameters.json');
  });

  it('names a list of another shape', async () => {
    expect(await pack({ 'pack.json': manifest, 'facts.json': '[]' })()).toMatchObject({
      code: 'file.shape',
      file: 'rules/p/facts.json',
    });
  });

  it('names a parent that is not there', async () => {
    const orphan = JSON.stringify({ ...JSON.parse(manifest), parent: 'q' });
    expect(await pack({ 'pack.json': orphan })()).toMatchObject({
      code: 'pack.missing',
      file: 'rules/q/pack.json',
    });
  });
});
