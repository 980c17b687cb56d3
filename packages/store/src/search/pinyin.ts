import { pinyin, polyphonic } from 'pinyin-pro';

/** How many ways to read a name are kept: a name of three characters with two readings each. */
const most = 8;
/** Longer ones are names of units, not of people: their usual reading is enough. */
const longestName = 4;

/**
 * How a name is typed in pinyin, from each of its characters on: in full and by initials, with the
 * readings of characters that have several (单: shan as a surname, and dan).
 *
 * @example readingsOf('王伟') // ['wangwei', 'ww', 'wei', 'w']
 */
export function readingsOf(name: string): readonly string[] {
  const known = recent.get(name);
  if (known) return known;
  if (recent.size >= mostRecent) recent.clear();
  const read = readAnew(name);
  recent.set(name, read);
  return read;
}

/** A name is read for who bears it, and then for each case about them. */
const recent = new Map<string, readonly string[]>();
const mostRecent = 2000;

function readAnew(name: string): string[] {
  if (!/\p{Script=Han}/u.test(name)) return [];
  const all = syllablesOf(name).flatMap((syllables) =>
    syllables.flatMap((_, i) => {
      const from = syllables.slice(i);
      return [from.join(''), from.map((syllable) => syllable[0]).join('')];
    }),
  );
  return [...new Set(all)].filter((reading) => /^[a-z]+$/.test(reading));
}

/** The ways to read a name, each a list of syllables; the usual one first. */
export function syllablesOf(name: string): string[][] {
  const options = { toneType: 'none', type: 'array', v: true } as const;
  const usual = pinyin(name, { ...options, surname: 'head' }).map(plain);
  if ([...name].length > longestName) return [usual];
  const every = polyphonic(name, options);
  const readings = usual.map((first, i) => [...new Set([first, ...(every[i] ?? []).map(plain)])]);
  return readings.reduce<string[][]>(
    (heads, tails) => heads.flatMap((head) => tails.map((tail) => [...head, tail])).slice(0, most),
    [[]],
  );
}

const plain = (syllable: string) => syllable.toLowerCase();
