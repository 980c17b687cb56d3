import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The secrets of an installation, each 32 random bytes in a file that only its owner reads. */
export interface Keys {
  /** Wraps the keys of sealed answers. */
  readonly kek: Buffer;
  /** Chains the audit log. */
  readonly audit: Buffer;
  /** Signs the session cookie. */
  readonly session: Buffer;
}

/**
 * Reads the keys below `data/keys`, and makes those that are not there yet. Keep that folder apart
 * from backups of the database: together they open every sealed answer.
 */
export async function keysIn(data: string): Promise<Keys> {
  const folder = join(data, 'keys');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [kek, audit, session] = await Promise.all([
    keyAt(join(folder, 'vault.key')),
    keyAt(join(folder, 'audit.key')),
    keyAt(join(folder, 'session.key')),
  ]);
  return { kek, audit, session };
}

async function keyAt(path: string): Promise<Buffer> {
  try {
    await writeFile(path, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = Buffer.from(await readFile(path, 'utf8'), 'base64');
  if (key.length !== 32) {
    throw new Error(`密钥文件已损坏，请从备份恢复 / damaged key file, restore it: ${path}`);
  }
  return key;
}
