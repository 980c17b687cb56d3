import { mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import { DefinitionError, type Edition, type Form, namedPatterns } from '@bitan/definitions';
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
const today = '2026-01-05';

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
          expect(where(validateInterpreted(form, answers, today))).toEqual(
            where(validate(answers, today)),
          );
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
        // ajv notes what `if` looked at in an ordinary object, in which every `toString` is known.
        fc.pre(!Object.keys(settled).some((name) => name in Object.prototype));
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

describe('what neither validator looks at', () => {
  const day = { type: 'string' as const, format: 'date' as const, title: '日期' };
  const told = (form: Form, answers: object) => {
    const problems = validatorFor(form)(answers, today);
    expect(validateInterpreted(form, answers, today)).toEqual(problems);
    return problems.map((one) => sayProblem(compileForm(form, 'zh-CN'), one, 'zh-CN'));
  };

  it('are days before or after another, told with the day that is meant', () => {
    const form = formOf(
      { from: { ...day, title: '开始' }, to: day },
      {
        fields: {
          from: { latest: [{ kind: 'today' }, { kind: 'on', date: '2026-01-03' }] },
          to: {
            earliest: [{ kind: 'field', field: 'from' }],
            latest: [{ kind: 'today', days: 9 }],
          },
        },
      },
    );
    expect(told(form, { from: '2026-01-02', to: '2026-01-14' })).toEqual([]);
    expect(told(form, { from: '2026-01-06' })).toEqual(['「开始」不能晚于今天（2026-01-05）。']);
    expect(told(form, { from: '2026-01-04' })).toEqual(['「开始」不能晚于2026-01-03。']);
    expect(told(form, { from: '2026-01-02', to: '2026-01-01' })).toEqual([
      '「日期」不能早于「开始」（2026-01-02）。',
    ]);
    expect(told(form, { to: '2026-01-15' })).toEqual(['「日期」不能晚于2026-01-14。']);
    expect(
      validateInterpreted(form, { from: '2027-01-01' }).map(({ params }) => params.day),
    ).toEqual(['2026-01-03']);
  });

  it('are decimals, as somebody typed them and not as they are stored', () => {
    const form = formOf({ sum: { type: 'number', multipleOf: 0.01, title: '金额' } });
    for (const sum of [0.29, 1.1, 1234567.89, -3.3]) expect(told(form, { sum })).toEqual([]);
    expect(told(form, { sum: 0.291 })).toEqual(['「金额」最多 2 位小数。']);
  });

  it('is the check digit of an identity number', () => {
    const form = formOf({ id: { type: 'string', format: 'resident-id', title: '身份证号' } });
    expect(told(form, { id: '11010519491231002X' })).toEqual([]);
    for (const id of ['110105194912310021', '11010519491331002X', '110105491231002'])
      expect(told(form, { id })[0]).toContain('校验码');
  });
});

const paramsOf = (keyword: string) => ({
  limit: keyword === 'earliest' || keyword === 'latest' ? { kind: 'today' } : 3,
});

describe('a message', () => {
  it('is the one that was written for the pattern, or that of the list', () => {
    const mobile = namedPatterns[0]?.pattern ?? '';
    const form = formOf(
      { phone: { ...text, pattern: mobile }, code: { ...text, pattern: '^A$' } },
      { fields: { code: { patternMessage: { 'zh-CN': '应为 A', en: 'is to be A' } } } },
    );
    const said = validateInterpreted(form, { phone: '1', code: 'B' }).map((one) =>
      sayProblem(compileForm(form, 'en'), one, 'en'),
    );
    expect(said).toEqual(['“名称”: is to be A.', `“名称”: ${namedPatterns[0]?.message.en}.`]);
  });

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
          sayProblem(compiled, { pointer: '/a', keyword, params: paramsOf(keyword) }, language),
        ).toContain('名称');
      }
    }
  });
});
