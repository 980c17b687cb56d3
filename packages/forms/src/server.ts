import { fork } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DefinitionError, type Form, type Problem } from '@bitan/definitions';
import type { ErrorObject } from 'ajv';
import { problemsBeside } from './beside-schema.ts';
import { re2Module } from './build.ts';
import { type FieldProblem, keywordNames, normalise, type ProblemKeyword } from './problems.ts';
import { re2 } from './re2.ts';

export { buildValidators } from './build.ts';
export type { FieldProblem } from './problems.ts';

/** Says what is wrong with answers on a civil day; nothing, when they are good. */
export type FormValidator = (answers: unknown, today?: string) => FieldProblem[];

type Compiled = ((answers: unknown) => unknown) & { errors?: ErrorObject[] | null };
type ValidatorModule = (require: (id: string) => unknown) => Record<string, Compiled>;

const requireHere = createRequire(import.meta.url);

/** Loads the validators of forms from a module that `buildValidators` made. */
export function loadValidators(
  path: string,
  forms: readonly Form[],
): Record<string, FormValidator> {
  const module = requireHere(path) as ValidatorModule;
  return validatorsOf(
    module((id) => (id === re2Module ? { re2 } : requireHere(id))),
    forms,
  );
}

/** The validators of forms, of what their module gave. */
export function validatorsOf(
  compiled: Readonly<Record<string, Compiled>>,
  forms: readonly Form[],
): Record<string, FormValidator> {
  return Object.fromEntries(forms.map((form) => [form.id, validatorOf(form, compiled[form.id])]));
}

/** An answer of the compiled code counts as good only if it is exactly `true`. */
function validatorOf(form: Form, compiled: Compiled | undefined): FormValidator {
  if (!compiled) throw new Error(`no validator was built for ${form.id}`);
  return (answers, today) => {
    const good = compiled(answers) === true;
    const beside = problemsBeside(form, answers, today);
    if (good && beside.length === 0) return beside;
    const errors = good ? [] : (compiled.errors ?? []).flatMap(toProblem);
    const problems = normalise([...errors, ...beside]);
    if (good || problems.length > 0) return problems;
    return [{ pointer: '', keyword: 'type', params: {} }];
  };
}

const keywords: Record<string, ProblemKeyword> = {
  ...keywordNames,
  additionalProperties: 'unknown',
  'false schema': 'unknown',
};

function toProblem({ keyword, instancePath, params, schemaPath }: ErrorObject): FieldProblem[] {
  const known = keywords[keyword];
  if (!known || /\/(if|not|contains)(\/|$)/.test(schemaPath)) return [];
  const { missingProperty, additionalProperty, limit, multipleOf } = params as Record<
    string,
    unknown
  >;
  const name = missingProperty ?? additionalProperty;
  const pointer = name === undefined ? instancePath : `${instancePath}/${String(name)}`;
  const least = limit ?? multipleOf;
  return [{ pointer, keyword: known, params: least === undefined ? {} : { limit: least } }];
}

/** How the child that compiles is fenced. */
export interface Fence {
  /** Where the modules are kept, each under the hash of what it was made from. */
  readonly directory: string;
  readonly timeoutMs: number;
}

/**
 * Compiles the validators of forms in a child process that has no environment, may not write, start
 * programs or take longer than `timeoutMs`; keeps the module under the hash of the forms.
 *
 * @returns the path of the module, which is there already when the same forms were compiled before
 * @throws DefinitionError that names a form that does not compile
 */
export async function compileInChild(
  forms: readonly Form[],
  { directory, timeoutMs }: Fence,
): Promise<string> {
  const input = JSON.stringify(forms);
  const hash = createHash('sha256').update(`${builderVersion}\n`).update(input).digest('hex');
  const path = join(directory, `${hash}.cjs`);
  if (existsSync(path)) return path;
  const source = await inChild(forms, timeoutMs);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, source, { mode: 0o600 });
  await rename(draft, path);
  return path;
}

/** Raised when the same forms would compile to something else. */
const builderVersion = 2;

export type ChildAnswer = { source: string } | { problems: Problem[] } | { failed: string };

/** The built file: when this one runs from its source (in tests) the build stands beside it. */
const child = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../dist/child.js' : './child.js', import.meta.url),
);
const permission =
  Number(process.versions.node.split('.')[0]) >= 23 ? '--permission' : '--experimental-permission';

function inChild(forms: readonly Form[], timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const compiler = fork(child, [], {
      env: {},
      execArgv: ['--no-warnings', permission, '--allow-fs-read=*', '--max-old-space-size=512'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const timer = setTimeout(() => compiler.kill('SIGKILL'), timeoutMs);
    compiler.once('message', (answer: ChildAnswer) => {
      if ('source' in answer) resolve(answer.source);
      else if ('problems' in answer) reject(new DefinitionError(answer.problems));
      else reject(new Error(answer.failed));
      compiler.kill();
    });
    compiler.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(`编译表单未完成 / compiling the forms did not end within ${timeoutMs} ms`));
    });
    compiler.send(forms);
  });
}
