import { createRequire } from 'node:module';
import { DefinitionError, type Form } from '@bitan/definitions';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { validationSchema } from './compile.ts';
import { re2 } from './re2.ts';

type StandaloneCode = (ajv: Ajv2020, names: Record<string, string>) => string;
const standaloneCode = createRequire(import.meta.url)('ajv/dist/standalone')
  .default as StandaloneCode;

/** The name under which a module of validators asks for the engine of patterns. */
export const re2Module = 'bitan:re2';

/**
 * Compiles the validators of forms into the source of one CommonJS module that gives, for a
 * `require`, each form's validator by its id.
 *
 * @throws DefinitionError that names a form that does not compile
 */
export function buildValidators(forms: readonly Form[]): string {
  const engine = Object.assign(re2, { code: `require("${re2Module}").re2` });
  const ajv = new Ajv2020({
    allErrors: true,
    ownProperties: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    validateFormats: false,
    addUsedSchema: false,
    code: { source: true, esm: false, regExp: engine },
  });
  for (const form of forms) compile(ajv, form);
  const names = Object.fromEntries(forms.map(({ id }) => [id, id]));
  return `module.exports = (require) => { const exports = {}; const module = { exports };\n${standaloneCode(ajv, names)}\nreturn module.exports; };\n`;
}

function compile(ajv: Ajv2020, form: Form): void {
  try {
    ajv.addSchema(validationSchema(form), form.id);
    ajv.getSchema(form.id);
  } catch (error) {
    throw new DefinitionError([
      {
        severity: 'error',
        code: 'form.compile',
        file: `forms/${form.id}`,
        pointer: '/schema',
        message: {
          'zh-CN': `表单「${form.title['zh-CN']}」不能编译：${(error as Error).message}`,
          en: `The form “${form.title.en}” does not compile: ${(error as Error).message}`,
        },
        cure: { 'zh-CN': '请核对字段定义。', en: 'Check the definitions of its fields.' },
      },
    ]);
  }
}
