import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { configFrom, filesIn } from '@bitan/server';
import { openData } from '../data.ts';
import { exits, Misuse } from '../exits.ts';

/**
 * Copies the database while it is used, and beside it, in `<file>.files`, all files. These stay
 * sealed, and the keys are not in it: keep them elsewhere. The database comes first: what it refers
 * to is never removed, so that its files are there to be copied.
 */
export async function backup(file: string): Promise<number> {
  for (const made of [file, besides(file)]) {
    if (existsSync(made)) throw new Misuse(`文件已存在，不会覆盖 / the file exists: ${made}`);
  }
  const { store, data } = await openData();
  await store.system.backup(file);
  await store.close();
  await copyFolder(filesIn(data), besides(file));
  const { size } = await stat(file);
  console.log(`✓ ${file} (${Math.ceil(size / 1024)} KiB)`);
  if (existsSync(besides(file))) console.log(`✓ ${besides(file)}`);
  console.log(
    `  密钥不在其中，请另行妥善保存 / the keys are not in it, keep them apart: ${join(data, 'keys')}`,
  );
  return exits.good;
}

/**
 * Puts a backup into a data folder that has no database, and checks that it can be read. One that
 * was made before there were files has no folder beside it and is as good.
 */
export async function restore(file: string): Promise<number> {
  const { data } = configFrom(process.env);
  const target = join(data, 'bitan.sqlite');
  if (!existsSync(file)) throw new Misuse(`没有这个文件 / no such file: ${file}`);
  for (const there of [target, filesIn(data)]) {
    if (existsSync(there)) throw new Misuse(`已有数据，不会覆盖 / there is data: ${there}`);
  }
  await mkdir(data, { recursive: true, mode: 0o700 });
  await copyFolder(besides(file), filesIn(data));
  await copyFile(file, target);
  const { store } = await openData();
  const offices = await store.system.organisations.list();
  await store.close();
  console.log(`✓ ${target}: ${offices.map(({ title }) => title['zh-CN']).join('、')}`);
  return exits.good;
}

/** The folder of the files of a backup. */
const besides = (file: string) => `${file}.files`;

async function copyFolder(from: string, to: string): Promise<void> {
  if (existsSync(from)) await cp(from, to, { recursive: true, errorOnExist: true, force: false });
}
