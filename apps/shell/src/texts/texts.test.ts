import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { enAuthoring } from './en-authoring.ts';
import { enFigures, zhFigures } from './figures.ts';
import { textIn } from './index.ts';
import { enIntake, zhIntake } from './intake.ts';
import { zhCN } from './zh-CN.ts';
import { zhAuthoring } from './zh-CN-authoring.ts';

type Tree = { readonly [key: string]: string | Tree };

/** Every text by its path. */
function flat(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[path + key, value] as [string, string]]
      : flat(value, `${path}${key}.`),
  );
}

const chinese = new Map(flat({ ...zhCN, ...zhAuthoring, ...zhFigures, ...zhIntake }));
const english = new Map(flat({ ...en, ...enAuthoring, ...enFigures, ...enIntake }));
const slots = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('the texts of the shell', () => {
  it('are there in both languages, under the same keys', () => {
    expect([...english.keys()]).toEqual([...chinese.keys()]);
  });

  it('are never empty', () => {
    expect([...chinese, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('leave the same places to be filled in', () => {
    for (const [key, text] of chinese) expect(slots(english.get(key)), key).toEqual(slots(text));
  });

  it('know no type of case', () => {
    const words = /谈话|函询|信访|petition|\btalk|\bletter/i;
    expect([...chinese, ...english].filter(([, text]) => words.test(text))).toEqual([]);
  });
});

describe('a text with a number', () => {
  it('takes the word that goes with it', async () => {
    await import('./english.ts');
    const say = (count: number) => textIn('en')('cases.count', { count });
    expect([0, 1, 2].map(say)).toEqual(['0 cases', '1 case', '2 cases']);
  });
});

describe('the code of the shell', () => {
  const sources = Object.entries(
    import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
  );
  const code = sources
    .flatMap(([path, text]) => (/texts\/|\.test\./.test(path) ? [] : [text]))
    .join();
  const begun = [...code.matchAll(/`(\w+\.\w*)\$\{/g)].map(([, start = '']) => start);

  it('uses every text', () => {
    const used = (key: string) =>
      code.includes(`'${key}'`) || begun.some((start) => key.startsWith(start));
    expect([...chinese.keys()].filter((key) => !used(key))).toEqual([]);
  });

  it.each([
    [
      'authoring',
      zhAuthoring,
      /\/(condition|draft|history|movings|policy|studio|tokens|versions)\//,
    ],
    ['figures', zhFigures, /\/(overview|reports)\//],
    ['intake', zhIntake, /\/imports\//],
  ])('uses the texts of %s where they are loaded', (name, texts, places) => {
    expect(Object.keys(texts).filter((area) => area in zhCN)).toEqual([]);
    const areas = new RegExp(`['\`](${Object.keys(texts).join('|')})\\.\\w+`);
    const uses = (text: string) =>
      [...chinese.keys()].some((key) => areas.test(`'${key}`) && text.includes(`'${key}'`));
    for (const [path, text] of sources) {
      if (/texts\/|\.test\./.test(path)) continue;
      if (uses(text)) expect(path).toMatch(places);
      if (places.test(path) && path.endsWith('-page.tsx')) {
        expect(text, path).toContain(`import '../../texts/${name}.ts';`);
      }
    }
  });

  it('tells in passing with useTold: the controls’ own way is not mounted', () => {
    expect(code).not.toContain('App.useApp(');
  });

  it('knows no type of case either', () => {
    expect(code.match(/谈话|函询|信访|\bpetition/i)).toBeNull();
  });
});
