import { existsSync } from 'node:fs';
import { copyFile, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { configFrom } from '@bitan/server';
import { openData } from '../data.ts';
import { exits, Misuse } from '../exits.ts';

/** Copies the database while it is used. The keys are not in it: keep them elsewhere. */
export async function backup(file: string): Promise<number> {
  if (existsSync(file)) throw new Misuse(`文件已存在，不会覆盖 / the file exists: ${file}`);
  const { store, data } = await openData();
  await store.system.backup(file);
  await store.close();
  const { size } = await stat(file);
  console.log(`✓ ${file} (${Math.ceil(size / 1024)} KiB)`);
  console.log(
    `  密钥不在其中，请另行妥善保存 / the keys are not in it, keep them apart: ${join(data, 'keys')}`,
  );
  return exits.good;
}

/** Puts a backup into a data folder that has no database, and checks that it can be read. */
export async function restore(file: string): Promise<number> {
  const { data } = configFrom(process.env);
  const target = join(data, 'bitan.sqlite');
  if (!existsSync(file)) throw new Misuse(`没有这个文件 / no such file: ${file}`);
  if (existsSync(target)) throw new Misuse(`已有数据库，不会覆盖 / there is a database: ${target}`);
  await mkdir(data, { recursive: true, mode: 0o700 });
  await copyFile(file, target);
  const { store } = await openData();
  const offices = await store.system.organisations.list();
  await store.close();
  console.log(`✓ ${target}: ${offices.map(({ title }) => title['zh-CN']).join('、')}`);
  return exits.good;
}
