import type { Language, Text } from '@bitan/definitions';
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { zhFigures } from './figures.ts';
import type { zhIntake } from './intake.ts';
import { known, type Tree } from './known.ts';
import { zhCN } from './zh-CN.ts';
import type { zhAuthoring } from './zh-CN-authoring.ts';

/** The path of a text, e.g. `common.yes`. */
export type TextKey =
  | Keys<typeof zhCN>
  | Keys<typeof zhAuthoring>
  | Keys<typeof zhFigures>
  | Keys<typeof zhIntake>;
type Keys<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Keys<T[K]>}`;
}[keyof T & string];

/**
 * Gives a text; `{{name}}` in it is filled in, and `{{name|one|many}}` is the word that goes with that
 * number.
 */
export type Say = (key: TextKey, values?: Readonly<Record<string, unknown>>) => string;

const remembered = 'bitan.language';
const listeners = new Set<() => void>();
let chosen: Language = 'zh-CN';

/** Starts the texts in the language that was chosen last on this desk; Chinese at first. */
export async function startTexts(): Promise<void> {
  if (localStorage.getItem(remembered) === 'en') await chooseLanguage('en');
  else become('zh-CN');
}

/** Who reads Chinese needs no English: it is loaded when it is chosen. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(remembered, language);
  if (language === 'en') await import('./english.ts');
  become(language);
}

/** A text in a language that is known already. */
export const textIn = (language: Language): Say => sayers[language];

/** Another language than the user's for a part of the page. */
export const PartLanguage = createContext<Language | undefined>(undefined);

/** The texts of the shell (`t`) and of the definitions (`say`) in the language of the user. */
export function useTexts() {
  const users = useSyncExternalStore(subscribe, () => chosen);
  const language = useContext(PartLanguage) ?? users;
  const say = useCallback((text: Text) => text[language], [language]);
  return { t: sayers[language], language, say };
}

const sayerOf =
  (language: Language): Say =>
  (key, values) => {
    const found = textAt(known[language] ?? zhCN, key);
    return values ? found.replace(slot, (_, ...of) => filled(of, values)) : found;
  };

const slot = /\{\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}\}/g;

function filled(
  [name = '', one, many = '']: readonly (string | undefined)[],
  values: Readonly<Record<string, unknown>>,
): string {
  const value = values[name] ?? '';
  if (one === undefined) return String(value);
  return Number(value) === 1 ? one : many;
}
const sayers: Record<Language, Say> = { 'zh-CN': sayerOf('zh-CN'), en: sayerOf('en') };

/** A key that is none says itself, so that it is seen. */
function textAt(tree: Tree, key: string): string {
  let at: string | Tree | undefined = tree;
  for (const step of key.split('.')) at = typeof at === 'object' ? at[step] : undefined;
  return typeof at === 'string' ? at : key;
}

function become(language: Language): void {
  chosen = language;
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
