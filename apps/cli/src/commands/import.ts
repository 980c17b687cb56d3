import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { FieldSchema, Form, Workflow } from '@bitan/definitions';
import {
  beginning,
  configFrom,
  openRuntime,
  propose,
  type Refusal,
  type Runtime,
  refusalOf,
  type SignedIn,
  signedInAs,
  startCase,
} from '@bitan/server';
import { exits, Misuse } from '../exits.ts';
import { readTable } from '../sheet.ts';

interface Options {
  readonly as: string;
  readonly workflow?: string;
  readonly dryRun?: boolean;
}

/**
 * Registers each row of a table as a new case, under the rules in force. The first row names the
 * columns by field or title, people and units are found by name. A row that is wrong is told with
 * its line, and the others go on; the same file again registers nothing twice.
 */
export async function importCommand(file: string, options: Options): Promise<number> {
  const [head, ...rows] = await readTable(file);
  const { runtime, close } = await openRuntime(configFrom(process.env));
  try {
    const me = await signedInAs(runtime, options.as).catch(() => {
      throw new Misuse(`没有这个账号 / no such account: ${options.as}`);
    });
    const importer = await Importer.create(runtime, me, options, head ?? [], file);
    let failed = 0;
    for (const [i, row] of rows.entries()) failed += (await importer.row(row, i + 2)) ? 0 : 1;
    console.log(`✓ ${rows.length - failed}  ✗ ${failed}`);
    return failed > 0 ? exits.findings : exits.good;
  } finally {
    await close();
  }
}

class Importer {
  readonly #runtime: Runtime;
  readonly #me: SignedIn;
  readonly #workflow: Workflow;
  readonly #form: Form;
  readonly #fields: readonly string[];
  readonly #fileHash: string;
  readonly #dryRun: boolean;

  private constructor(
    runtime: Runtime,
    me: SignedIn,
    workflow: Workflow,
    form: Form,
    fields: readonly string[],
    fileHash: string,
    dryRun: boolean,
  ) {
    this.#runtime = runtime;
    this.#me = me;
    this.#workflow = workflow;
    this.#form = form;
    this.#fields = fields;
    this.#fileHash = fileHash;
    this.#dryRun = dryRun;
  }

  static async create(
    runtime: Runtime,
    me: SignedIn,
    options: Options,
    head: readonly string[],
    file: string,
  ): Promise<Importer> {
    const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
    const known = Object.keys(edition.workflows);
    const startable = known.filter((id) => edition.workflows[id]?.similar !== undefined);
    const id = options.workflow ?? startable[0] ?? known[0] ?? '';
    const workflow = edition.workflows[id];
    const form = edition.forms[workflow?.start.form ?? ''];
    if (!workflow || !form) throw new Misuse(`--workflow: ${known.join(' | ')}`);
    const fields = head.map((name) => fieldNamed(form, name));
    const hash = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    return new Importer(runtime, me, workflow, form, fields, hash, options.dryRun ?? false);
  }

  /** Registers one row, or says what is wrong with it. */
  async row(cells: readonly string[], line: number): Promise<boolean> {
    try {
      const answers = await this.#answers(cells);
      if (this.#dryRun) await this.#check(answers);
      else await this.#register(answers, line);
      return true;
    } catch (error) {
      const problem = error instanceof Misuse ? error.message : told(refusalOf(error));
      console.error(`✗ 第 ${line} 行 / line ${line}: ${problem}`);
      return false;
    }
  }

  async #register(answers: Record<string, unknown>, line: number): Promise<void> {
    await startCase({
      runtime: this.#runtime,
      me: this.#me,
      path: {},
      query: undefined,
      body: { workflow: this.#workflow.id, answers },
      key: `import-${this.#fileHash.slice(0, 32)}-${line}`,
      minimal: true,
    });
  }

  async #check(answers: Record<string, unknown>): Promise<void> {
    const now = this.#runtime.clock();
    const office = await this.#runtime.editions.at(this.#me.office.id, now);
    const reading = this.#runtime.store.for({ org: this.#me.office.id, user: this.#me.user.id });
    const standing = await beginning(reading, { office, workflow: this.#workflow, answers }, now);
    await propose(this.#me, reading, standing, this.#workflow.start, { answers }, now);
  }

  async #answers(cells: readonly string[]): Promise<Record<string, unknown>> {
    if (cells.length > this.#fields.length) {
      throw new Misuse(
        '列数多于表头，请检查引号和逗号 / more cells than columns: check quotes and commas',
      );
    }
    const answers: Record<string, unknown> = {};
    for (const [i, field] of this.#fields.entries()) {
      const cell = cells[i] ?? '';
      if (cell !== '') answers[field] = await this.#value(field, cell);
    }
    return answers;
  }

  async #value(field: string, cell: string): Promise<unknown> {
    const widget = this.#form.uiSchema?.[field]?.['ui:widget'];
    if (widget === 'person' || widget === 'unit') return this.#subject(widget, cell);
    const schema = this.#form.schema.properties[field];
    return schema ? valueOf(schema, cell) : cell;
  }

  async #subject(kind: 'person' | 'unit', name: string): Promise<string> {
    const office = this.#runtime.store.for({ org: this.#me.office.id, user: this.#me.user.id });
    const list = kind === 'person' ? office.people : office.units;
    const found = (await list.search(name, 10)).filter((subject) => subject.name === name);
    if (found.length === 1 && found[0]) return found[0].id;
    throw new Misuse(
      found.length === 0
        ? `没有「${name}」，请先在系统中新增 / there is no “${name}”: add the record first`
        : `有多个「${name}」，请在系统中登记 / several records are named “${name}”: register it in the product`,
    );
  }
}

function fieldNamed(form: Form, name: string): string {
  const found = Object.entries(form.schema.properties).find(
    ([id, { title }]) => id === name || title === name || form.texts?.en[id]?.title === name,
  );
  if (found) return found[0];
  const known = Object.values(form.schema.properties).map(({ title }) => title);
  throw new Misuse(`表头不认识「${name}」；可用 / unknown column, use one of: ${known.join('、')}`);
}

const yes = ['是', 'true', 'yes', 'y', '1'];
const no = ['否', 'false', 'no', 'n', '0'];

function valueOf(schema: FieldSchema, cell: string): unknown {
  if (schema.type === 'boolean') {
    if (yes.includes(cell.toLowerCase())) return true;
    return no.includes(cell.toLowerCase()) ? false : cell;
  }
  if (schema.type === 'integer' || schema.type === 'number') {
    return Number.isFinite(Number(cell)) ? Number(cell) : cell;
  }
  if (schema.type === 'array')
    return cell.split(/[;；、]/).map((one) => choice(schema.items, one.trim()));
  if (schema.format === 'date') return cell.replaceAll('/', '-').slice(0, 10);
  return choice(schema, cell);
}

const choice = (schema: FieldSchema | undefined, cell: string) =>
  schema?.oneOf?.find(({ title }) => title === cell)?.const ?? cell;

function told({ code, details }: Refusal): string {
  const errors = (details.errors ?? []).map(({ message }) => `${message['zh-CN']} / ${message.en}`);
  return errors.length > 0 ? errors.join(' ') : `${details.detail?.['zh-CN'] ?? ''} ${code}`;
}
