import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kind, kinds, type Manifest, type Pack } from './model/pack.ts';
import { levels } from './model/text.ts';
import { locate, nearest, type Place, problem } from './place.ts';
import { DefinitionError, type Problem } from './problem.ts';
import { resolveTemplates } from './templates.ts';

export { loadTemplates, type TemplateFile, templateOf } from './templates.ts';

/** Kinds that are a list in one file: the file, and the key of the list. */
const lists: Partial<Record<Kind, readonly [file: string, key: string]>> = {
  facts: ['facts.json', 'facts'],
  topics: ['topics.json', 'topics'],
  parameters: ['parameters.json', 'parameters'],
  invariants: ['invariants.json', 'invariants'],
  registers: ['registers.json', 'registers'],
  roles: ['roles.json', 'roles'],
  examples: ['cases.json', 'cases'],
  overview: ['overview.json', 'overview'],
};
/** Kinds with a file for each item: the folder below `rules/<pack>` or `forms/<pack>`. */
const folders: Partial<Record<Kind, readonly [tree: 'rules' | 'forms', folder: string]>> = {
  decisions: ['rules', 'decisions'],
  workflows: ['rules', 'workflows'],
  calendars: ['rules', 'calendars'],
  forms: ['forms', ''],
  overlays: ['forms', 'overlays'],
  documents: ['forms', 'documents'],
};

/** The ids of the packs below a folder that has `rules/`. */
export async function listPacks(root: string): Promise<string[]> {
  const entries = await readdir(join(root, 'rules'), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/**
 * Reads a pack and those above it, from the top.
 * @throws DefinitionError for a missing parent, a circle, or a parent that is not above
 */
export async function loadChain(root: string, id: string): Promise<Pack[]> {
  const chain: Pack[] = [];
  for (let next: string | undefined = id; next !== undefined; ) {
    const below = chain[0];
    if (chain.some(({ manifest }) => manifest.id === next)) throw refuse(id, 'pack.circle', circle);
    const pack = await loadPack(root, next);
    if (below && levels.indexOf(pack.manifest.level) > levels.indexOf(below.manifest.level)) {
      throw refuse(below.manifest.id, 'pack.parent-below', parentBelow);
    }
    chain.unshift(pack);
    next = pack.manifest.parent;
  }
  return chain;
}

/** Reads the definitions of one pack. @throws DefinitionError that names file and place */
export async function loadPack(root: string, id: string): Promise<Pack> {
  const manifestFile = `rules/${id}/pack.json`;
  const manifest = (await readJson(root, manifestFile)) as Manifest | undefined;
  if (manifest === undefined) throw new DefinitionError([await noPack(root, id)]);
  locate(manifest, { file: manifestFile, pointer: '' });
  const pack = { manifest } as Record<string, unknown>;
  const problems: Problem[] = await unknownFiles(root, id);
  for (const kind of kinds) {
    const list = lists[kind];
    const folder = folders[kind];
    if (list) pack[kind] = await readList(root, `rules/${id}/${list[0]}`, list[1], problems);
    else if (folder) pack[kind] = await readFolder(root, join(folder[0], id, folder[1]));
  }
  problems.push(...(await resolveTemplates(root, pack as unknown as Pack)));
  if (problems.length > 0) throw new DefinitionError(problems);
  return pack as unknown as Pack;
}

async function readList(root: string, file: string, key: string, problems: Problem[]) {
  const content = await readJson(root, file);
  if (content === undefined) return [];
  const items = (content as Record<string, unknown> | null)?.[key];
  if (!Array.isArray(items) || items.some((item) => typeof item !== 'object' || item === null)) {
    problems.push(
      problem('file.shape', { file, pointer: '' }, [
        `文件应为 {"${key}": [ {…}, … ]}。`,
        `The file must be {"${key}": [ {…}, … ]}.`,
        `请把各项放入「${key}」列表。`,
        `Put the items into the list “${key}”.`,
      ]),
    );
    return [];
  }
  for (const name of Object.keys(content as object)) {
    if (name !== key && name !== '$schema') {
      problems.push(unknownName({ file, pointer: `/${name}` }, name, [key]));
    }
  }
  for (const [i, item] of items.entries()) locate(item, { file, pointer: `/${key}/${i}` });
  return items;
}

async function readFolder(root: string, folder: string): Promise<object[]> {
  const items: object[] = [];
  for (const name of await namesIn(join(root, folder), '.json')) {
    const file = `${folder}/${name}`.replaceAll('\\', '/');
    const item = await readJson(root, file);
    if (typeof item !== 'object' || item === null) throw new DefinitionError([notObject(file)]);
    locate(item, { file, pointer: '' });
    items.push(item);
  }
  return items;
}

async function namesIn(folder: string, ending = ''): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => name.endsWith(ending)).sort();
}

/** Parses a file; undefined when it is not there. */
async function readJson(root: string, file: string): Promise<unknown> {
  const text = await readFile(join(root, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DefinitionError([notJson(file, text, error as Error)]);
  }
}

function notJson(file: string, text: string, error: Error): Problem {
  const position = Number(error.message.match(/position (\d+)/)?.[1] ?? 0);
  const lines = text.slice(0, position).split('\n');
  const [line, column] = [lines.length, (lines.at(-1)?.length ?? 0) + 1];
  return problem('file.syntax', { file, pointer: '' }, [
    `第 ${line} 行第 ${column} 列不是有效的 JSON。`,
    `Line ${line}, column ${column} is not valid JSON: ${error.message}.`,
    '请检查该处的引号、逗号和括号。',
    'Check the quotes, commas and brackets there.',
  ]);
}

const notObject = (file: string): Problem =>
  problem('file.shape', { file, pointer: '' }, [
    '文件应为一个 JSON 对象。',
    'The file must be one JSON object.',
    '请对照同目录的其他文件修改。',
    'Compare it with the other files of the folder.',
  ]);

async function unknownFiles(root: string, id: string): Promise<Problem[]> {
  const known = ['pack.json', ...Object.values(lists).map(([file]) => file)];
  const inRules = Object.values(folders).filter(([tree]) => tree === 'rules');
  const allowed = [...known, ...inRules.map(([, folder]) => folder), 'README.md'];
  const names = await namesIn(join(root, 'rules', id));
  return names
    .filter((name) => !allowed.includes(name))
    .map((name) => unknownName({ file: `rules/${id}/${name}`, pointer: '' }, name, allowed));
}

function unknownName(place: Place, name: string, known: readonly string[]): Problem {
  const near = nearest(name, known) ?? known.join(', ');
  return problem('file.unknown', place, [
    `不认识「${name}」。`,
    `“${name}” is not known here.`,
    `请改名或删除；已知：${near}。`,
    `Rename or delete it; known: ${near}.`,
  ]);
}

async function noPack(root: string, id: string): Promise<Problem> {
  const known = await listPacks(root).catch(() => []);
  return problem('pack.missing', { file: `rules/${id}/pack.json`, pointer: '' }, [
    `没有包「${id}」。`,
    `There is no pack “${id}”.`,
    `现有的包：${known.join('、')}。`,
    `There are: ${known.join(', ')}.`,
  ]);
}

const refuse = (id: string, code: string, said: Parameters<typeof problem>[2]) =>
  new DefinitionError([problem(code, { file: `rules/${id}/pack.json`, pointer: '/parent' }, said)]);

const circle = [
  '上级链条成环。',
  'The chain of parents runs in a circle.',
  '请改正 parent。',
  'Correct “parent”.',
] as const;
const parentBelow = [
  '上级包的级别低于本包。',
  'The parent is of a lower level than this pack.',
  '请改正 parent 或 level。',
  'Correct “parent” or “level”.',
] as const;
