import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import {
  configFrom,
  importFile,
  openRuntime,
  Refusal,
  type Runtime,
  type SignedIn,
  signedInAs,
} from '@bitan/server';
import { exits, Misuse } from '../exits.ts';

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
  const { runtime, close } = await openRuntime(configFrom(process.env));
  try {
    const me = await signedInAs(runtime, options.as).catch(() => {
      throw new Misuse(`没有这个账号 / no such account: ${options.as}`);
    });
    const { begun, known, refused } = await importFile(runtime, me, {
      name: basename(file),
      content: () => createReadStream(file),
      workflow: await workflowFor(runtime, me, options.workflow),
      dryRun: options.dryRun ?? false,
    }).catch((error) => {
      throw error instanceof Refusal ? new Misuse(told(error)) : error;
    });
    for (const { line, said } of refused) {
      console.error(`✗ 第 ${line} 行 / line ${line}: ${said['zh-CN']} / ${said.en}`);
    }
    console.log(`✓ ${begun}${known > 0 ? ` (+${known})` : ''}  ✗ ${refused.length}`);
    return refused.length > 0 ? exits.findings : exits.good;
  } finally {
    await close();
  }
}

/** The type that is named, or the one in which similar cases are looked for. */
async function workflowFor(
  runtime: Runtime,
  me: SignedIn,
  wanted: string | undefined,
): Promise<string> {
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  const known = Object.keys(edition.workflows);
  const id = wanted ?? known.find((one) => edition.workflows[one]?.similar) ?? known[0] ?? '';
  if (!known.includes(id)) throw new Misuse(`--workflow: ${known.join(' | ')}`);
  return id;
}

function told({ code, details }: Refusal): string {
  const errors = (details.errors ?? []).map(({ message }) => `${message['zh-CN']} / ${message.en}`);
  if (errors.length > 0) return errors.join(' ');
  return details.detail ? `${details.detail['zh-CN']} / ${details.detail.en}` : code;
}
