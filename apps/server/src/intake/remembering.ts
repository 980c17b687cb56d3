import type { Case, CaseRecord, Import, Reading, RegisterEntry, Transaction } from '@bitan/store';

type Kind = 'person' | 'unit';
type About = { readonly person?: string | undefined; readonly unit?: string | undefined };

/** So many entries are remembered; beyond that all is read anew. */
const most = 200_000;

/**
 * What was read of the history of people and units, for as long as nobody else writes: many lines of
 * a table are about the same ones, and the facts of each count the lines before it. Whether anybody
 * else wrote is told by the end of the audit chain, to which every writing adds.
 */
export class Remembered {
  readonly #entries = new Map<string, RegisterEntry[]>();
  readonly #cases = new Map<string, CaseRecord[]>();
  #size = 0;
  #seq = -1;

  /** A transaction that reads what is remembered instead; to be called at its beginning. */
  async within(tx: Transaction): Promise<Transaction> {
    const { seq } = await tx.audit.head();
    if (seq !== this.#seq || this.#size > most) this.forget();
    const attempt: Transaction['attempt'] = async (work) => {
      try {
        return await tx.attempt(work);
      } catch (error) {
        // What it wrote is undone, and may be among what is remembered.
        this.forget();
        throw error;
      }
    };
    return {
      ...tx,
      attempt,
      records: { ...tx.records, ...this.#records(tx) },
      cases: { ...tx.cases, ...this.#caseRecords(tx) },
    };
  }

  /** After a transaction was kept: unless somebody wrote since, its last entry is the last. */
  async settle({ audit }: Reading, { id, done }: Import): Promise<void> {
    const [last] = (await audit.list({ limit: 1 })).items;
    const { upTo } = (last?.detail ?? {}) as { upTo?: number };
    this.#seq = last?.subject === id && upTo === done ? last.seq : -1;
  }

  forget(): void {
    this.#entries.clear();
    this.#cases.clear();
    this.#size = 0;
  }

  #records(tx: Transaction): Pick<Transaction['records'], 'forFacts' | 'append'> {
    return {
      forFacts: async ({ person, unit, case: caseId }) => {
        const lists = await this.#both(this.#entries, { person, unit }, (about) =>
          tx.records.forFacts(about),
        );
        // Of a case that is being begun there is nothing but what is about its person or unit, or…
        const own = caseId ? await tx.records.forFacts({ case: caseId }) : [];
        return latestFirst([...lists.flat(), ...own]);
      },
      append: async (entry) => {
        const made = await tx.records.append(entry);
        this.#add(this.#entries, { person: made.personId, unit: made.unitId }, made);
        return made;
      },
    };
  }

  #caseRecords(tx: Transaction): Pick<Transaction['cases'], 'forFacts' | 'insert' | 'save'> {
    const note = (one: Case) => {
      this.#add(this.#cases, { person: one.personId, unit: one.unitId }, one);
      return one;
    };
    return {
      forFacts: async ({ person, unit }) => {
        const lists = await this.#both(this.#cases, { person, unit }, (about) =>
          tx.cases.forFacts(about),
        );
        return unique(lists.flat());
      },
      insert: async (one) => note(await tx.cases.insert(one)),
      save: async (one, expected) => note(await tx.cases.save(one, expected)),
    };
  }

  async #both<T>(
    kept: Map<string, T[]>,
    about: About,
    read: (about: About) => Promise<T[]>,
  ): Promise<T[][]> {
    const wanted = (['person', 'unit'] as const).filter((kind) => about[kind]);
    const lists: T[][] = [];
    for (const kind of wanted) {
      const key = keyOf(kind, about[kind]);
      const known = kept.get(key) ?? (await read({ [kind]: about[kind] }));
      if (!kept.has(key)) this.#size += known.length;
      kept.set(key, known);
      lists.push(known);
    }
    return lists;
  }

  /** What is written later about the same counts in place of what was there. */
  #add<T extends { readonly id: string }>(kept: Map<string, T[]>, about: About, one: T): void {
    for (const kind of ['person', 'unit'] as const) {
      const list = kept.get(keyOf(kind, about[kind]));
      if (!about[kind] || !list) continue;
      const last = list.findLastIndex(({ id }) => id === one.id);
      if (last >= 0) list[last] = one;
      else list.push(one);
      this.#size += last >= 0 ? 0 : 1;
    }
  }
}

const keyOf = (kind: Kind, id: string | undefined) => `${kind} ${id}`;
const unique = <T extends { readonly id: string }>(all: readonly T[]): T[] => [
  ...new Map(all.map((one) => [one.id, one])).values(),
];
const latestFirst = (all: readonly RegisterEntry[]): RegisterEntry[] =>
  unique(all).sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
