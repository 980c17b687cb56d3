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
    const all = sizeOf(a) + sizeOf(b);
    if (all === 0) return 0;
    let shared = 0;
    for (const [pair, n] of a) shared += Math.min(n, b.get(pair) ?? 0);
    return Math.round((200 * shared) / all);
  };
}

function pairsOf(text: string): ReadonlyMap<string, number> {
  const known = pairs.get(text);
  if (known) return known;
  const made = pairsIn(text);
  if (pairs.size >= most) pairs.clear();
  pairs.set(text, made);
  return made;
}

/** Of the texts at hand: each case is compared with those before it about the same person. */
const pairs = new Map<string, ReadonlyMap<string, number>>();
const most = 50;

function pairsIn(text: string): ReadonlyMap<string, number> {
  const signs = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\p{P}\p{S}]/gu, ''),
  ];
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < signs.length; i += 1) {
    const pair = `${signs[i]}${signs[i + 1]}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

const sizeOf = (pairs: ReadonlyMap<string, number>) =>
  [...pairs.values()].reduce((sum, n) => sum + n, 0);
