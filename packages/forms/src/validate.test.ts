import { mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import { DefinitionError, type Edition, type Form } from '@bitan/definitions';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { required, settle, shown } from './answers.ts';
import { validateInterpreted } from './browser.ts';
import { buildValidators, re2Module } from './build.ts';
import { compileForm } from './compile.ts';
import { sayProblem } from './messages.ts';
import { problemKeywords } from './problems.ts';
import { re2 } from './re2.ts';
import { compileInChild, type FormValidator, loadValidators, validatorsOf } from './server.ts';
import { answersOf, formOf, forms, nationalEdition } from './testing.ts';

let edition: Edition;
beforeAll(async () => {
  edition = await nationalEdition();
});

const text = { type: 'string' as const, title: '名称' };

/** The server's validator of one form, without a child process. */
function validatorFor(form: Form): FormValidator {
  const module = { exports: {} as never };
  const here = createRequire(import.meta.url);
  vm.runInThisContext(`(function (module) {${buildValidators([form])}})`)(module);
  const made = (module.exports as (require: (id: string) => unknown) => never)((id) =>
    id === re2Module ? { re2 } : here(id),
  );
  return validatorsOf(made, [form])[form.id] as FormValidator;
}

describe('validation', () => {
  it('finds the same on the server and in the browser, for good answers, bad ones and junk', () => {
    fc.assert(
      fc.property(forms, fc.array(answersOf, { minLength: 1, maxLength: 8 }), (form, all) => {
        const validate = validatorFor(form);
        const where = (problems: { pointer: string; keyword: string }[]) =>
          problems.map(({ pointer, keyword }) => `${pointer} ${keyword}`);
        for (const answers of all)
          expect(where(validateInterpreted(form, answers))).toEqual(where(validate(answers)));
      }),
      { numRuns: 60 },
    );
  });

  it('says that a list repeats itself only once its items are of their type', () => {
    const form = formOf({
      many: { type: 'array', uniqueItems: true, items: { type: 'string', maxLength: 9 } },
    });
    const validate = validatorFor(form);
    const junk = { many: [{ a: 1 }, { a: 1 }] };
    expect(validateInterpreted(form, junk)).toEqual(validate(junk));
    expect(validate(junk).map(({ keyword }) => keyword)).toEqual(['type', 'type']);
    const twice = { many: ['a', 'a'] };
    expect(validateInterpreted(form, twice)).toEqual(validate(twice));
    expect(validate(twice).map(({ keyword }) => keyword)).toEqual(['uniqueItems']);
  });

  it('takes settled answers exactly when the plain schema, which any renderer gets, takes them', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: false, ownProperties: true });
    ajv.addFormat(
      'date',
      (value) =>
        !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value),
    );
    fc.assert(
      fc.property(forms, answersOf, (form, answers) => {
        const settled = settle(form, answers);
        const plain = ajv.compile(compileForm(form, 'zh-CN').schema);
        expect(plain(settled)).toBe(validateInterpreted(form, settled).length === 0);
      }),
      { numRuns: 150 },
    );
  });

  it('asks for exactly what `required` says, of what `shown` says', () => {
    fc.assert(
      fc.property(forms, fc.boolean(), (form, flag) => {
        const missing = validateInterpreted(form, { flag }).filter(
          ({ keyword }) => keyword === 'required',
        );
        const asked = [...required(form, { flag })].filter((id) => id !== 'flag').sort();
        expect(missing.map(({ pointer }) => pointer.slice(1)).sort()).toEqual(asked);
        expect(shown(form, { flag }).has('shown')).toBe(
          !validateInterpreted(form, { flag, shown: {} }).some(
            ({ keyword }) => keyword === 'unknown',
          ),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('is not held up by a pattern that backtracks', () => {
    const form = formOf({ a: { ...text, pattern: '^(a+)+$' } });
    const validate = validatorFor(form);
    expect(validate({ a: `${'a'.repeat(100_000)}!` })).toMatchObject([
      { pointer: '/a', keyword: 'pattern' },
    ]);
  });

  it('is not fooled by what objects have by themselves', () => {
    const form = formOf({ name: text }, { required: ['name'] });
    const answers = JSON.parse('{"__proto__": {"name": "x"}, "constructor": 1}');
    for (const problems of [validatorFor(form)(answers), validateInterpreted(form, answers)]) {
      expect(problems.map(({ keyword }) => keyword)).toContain('required');
    }
  });

  it('compiles all forms of the base pack in the fenced child, once for the same forms', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'bitan-validators-'));
    const all = Object.values(edition.forms);
    const path = await compileInChild(all, { directory, timeoutMs: 60_000 });
    expect(await compileInChild(all, { directory, timeoutMs: 1 })).toBe(path);
    const { petition } = loadValidators(path, all);
    expect(petition?.({ topic: 1 }).map(({ pointer }) => pointer)).toContain('/topic');
  }, 60_000);

  it('names a form that does not compile', () => {
    const broken = formOf({ a: { ...text, pattern: '(a)\\1' } });
    expect(() => buildValidators([broken])).toThrow(DefinitionError);
  });
});

describe('a message', () => {
  it('names the field, and in a table the row, in both languages', () => {
    const form = formOf({
      rows: {
        type: 'array',
        title: '人员',
        items: {
          type: 'object',
          properties: { name: { ...text, title: '姓名' } },
          required: ['name'],
          additionalProperties: false,
        },
      },
    });
    const [problem] = validateInterpreted(form, { rows: [{ name: 'a' }, {}] });
    if (!problem) throw new Error('a row without a name is wrong');
    expect(sayProblem(compileForm(form, 'zh-CN'), problem, 'zh-CN')).toBe(
      '请填写「人员第2行姓名」。',
    );
    expect(sayProblem(compileForm(form, 'en'), problem, 'en')).toContain('row 2');
  });

  it('exists for everything that can be wrong', () => {
    const compiled = compileForm(formOf({ a: text }), 'zh-CN');
    for (const keyword of problemKeywords) {
      for (const language of ['zh-CN', 'en'] as const) {
        expect(
          sayProblem(compiled, { pointer: '/a', keyword, params: { limit: 3 } }, language),
        ).toContain('名称');
      }
    }
  });
});
