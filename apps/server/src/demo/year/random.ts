/** Chance that is the same for the same seed, so that what comes of it can be made again. */
export class Random {
  #state: number;

  constructor(...seed: readonly (number | string)[]) {
    this.#state = hashOf(seed.join('/'));
  }

  /** 0 ≤ x < 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** A number between two. */
  within([least, most]: readonly [number, number]): number {
    return least + this.next() * (most - least);
  }

  chance = (share: number): boolean => this.next() < share;

  /** @throws RangeError when there is nothing to pick from */
  pick<T>(from: readonly T[]): T {
    if (from.length === 0) throw new RangeError('nothing to pick from');
    return from[Math.floor(this.next() * from.length)] as T;
  }

  /** One of several, each as likely as it weighs. */
  weigh<T>(all: readonly T[], weightOf: (one: T) => number): T {
    let left = this.next() * all.reduce((sum, one) => sum + weightOf(one), 0);
    return all.find((one) => (left -= weightOf(one)) < 0) ?? this.pick(all);
  }

  shuffled<T>(all: readonly T[]): T[] {
    return all
      .map((one) => ({ one, at: this.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one);
  }
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash;
}
