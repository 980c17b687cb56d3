/** Who has a draft open, as far as it was heard of them lately. Nothing is kept beyond that. */
export class Presence {
  readonly #seen = new Map<string, Map<string, Seen>>();

  /** Who else has a draft open; hears that the asker has, unless `item` is absent. */
  hear(draft: string, user: string, item: string | undefined, now: string): readonly Present[] {
    const seen = this.#seen.get(draft) ?? new Map<string, Seen>();
    this.#seen.set(draft, seen);
    const at = Date.parse(now);
    if (item !== undefined) seen.set(user, { user, at, ...(item !== '' && { item }) });
    for (const [who, { at: heard }] of seen) if (at - heard > forgottenAfter) seen.delete(who);
    return [...seen.values()].filter((one) => one.user !== user);
  }
}

export interface Present {
  readonly user: string;
  readonly item?: string;
}

interface Seen extends Present {
  readonly at: number;
}

/** In milliseconds; the shell asks every two seconds. */
const forgottenAfter = 15_000;
