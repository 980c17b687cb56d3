/**
 * How much two texts say the same, from 0 to 100: the share of their pairs of neighbouring
 * characters that both have (Dice), which needs no words and so suits Chinese. What parts words is
 * left out.
 */
export const likeness = (one: string, other: string): number => likenessTo(one)(other);

/** The same of one text to several others. */
export function likenessTo(one: string): (other: string) => number {
  const a = pairsOf(one);
  return (other) => {
    const b = pairsOf(other);
    const all = a.size + b.size;
    if (all === 0) return 0;
    let shared = 0;
    for (const [pair, n] of a.times) shared += Math.min(n, b.times.get(pair) ?? 0);
    return Math.round((200 * shared) / all);
  };
}

function pairsOf(text: string): Pairs {
  const known = pairs.get(text);
  if (known) return known;
  const made = pairsIn(text);
  if (pairs.size >= most) pairs.clear();
  pairs.set(text, made);
  return made;
}

/** Of the texts at hand: each case is compared with those before it about the same person. */
const pairs = new Map<string, Pairs>();
const most = 50;

/** How often each pair of characters stands in a text, and how many pairs there are. */
interface Pairs {
  readonly times: ReadonlyMap<number, number>;
  readonly size: number;
}

/** A pair is one number of two units of UTF-16, which is quicker to find than a text. */
function pairsIn(text: string): Pairs {
  const signs = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');
  const times = new Map<number, number>();
  const size = Math.max(0, signs.length - 1);
  for (let i = 0; i < size; i += 1) {
    const pair = (signs.charCodeAt(i) << 16) | signs.charCodeAt(i + 1);
    times.set(pair, (times.get(pair) ?? 0) + 1);
  }
  return { times, size };
}
