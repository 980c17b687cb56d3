import { fileURLToPath } from 'node:url';
import { loadChain } from './load.ts';
import { type Kind, kinds, type Pack } from './model/pack.ts';

/** The folder of this repository that has `rules/` and `forms/`. */
export const repository = fileURLToPath(new URL('../../../', import.meta.url));

export const national = (): Promise<Pack[]> => loadChain(repository, 'national');

/** A county's layer on top of the base pack. */
export function layer(parts: Partial<Record<Kind, unknown[]>>): Pack {
  const empty = Object.fromEntries(kinds.map((kind) => [kind, []]));
  return {
    manifest: {
      id: 'local',
      version: '1.0.0',
      title: { 'zh-CN': '本地', en: 'Local' },
      level: 'county',
      parent: 'national',
    },
    ...empty,
    ...parts,
  } as Pack;
}

export const basis = [{ title: { 'zh-CN': '本地规定', en: 'Local rule' }, mark: 'D' as const }];
export const said = (text: string) => ({ 'zh-CN': text, en: text });
