import type { Case, CaseRecord, Gathering, RegisterEntry, Transaction } from '@bitan/store';

type About = { readonly personId?: string; readonly unitId?: string };

/** So many entries are remembered; beyond that all is read anew. */
const most = 100_000;

/**
 * What was read of the history of people and units, for as long as nobody else writes: many lines of
 * a table are about the same ones, and the facts of each count the lines before it.
 */
export class Remembered {
  /** By the person or unit that they are about. */
  readonly #entries = new Map<string, RegisterEntry[]>();
  readonly #cases = new Map<string, CaseRecord[]>();
  #size = 0;
  /** How to take back what was noted of what is being tried. */
  #undo: (() => void)[] = [];

  /** A transaction that reads what is remembered instead; to be called at its beginning. */
  within(tx: Gathering): Gathering {
    if (this.#size > most) this.#forget();
    const attempt: Gathering['attempt'] = async (work) => {
      this.#undo = [];
      try {
        return await tx.attempt(work);
      } catch (error) {
        for (const undo of this.#undo.reverse()) undo();
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

  #forget(): void {
    this.#entries.clear();
    this.#cases.clear();
    this.#size = 0;
  }

  #records(tx: Transaction): Pick<Transaction['records'], 'forFacts' | 'append'> {
    return {
      // Of a case that is being begun nothing was read before.
      forFacts: async ({ whose, id }) =>
        whose === 'case'
          ? tx.records.forFacts({ whose, id })
          : this.#read(this.#entries, id, () => tx.records.forFacts({ whose, id })),
      append: async (entry) => {
        const made = await tx.records.append(entry);
        this.#add(this.#entries, made, made);
        return made;
      },
    };
  }

  #caseRecords(tx: Transaction): Pick<Transaction['cases'], 'forFacts' | 'insert' | 'save'> {
    return {
      forFacts: async (about) => this.#read(this.#cases, about.id, () => tx.cases.forFacts(about)),
      insert: async (given) => {
        const one = await tx.cases.insert(given);
        if (this.#cases.size > 0) this.#add(this.#cases, one, recordOf(one));
        return one;
      },
      save: async (given, expected) => {
        const one = await tx.cases.save(given, expected);
        if (this.#cases.size > 0) this.#replace(this.#cases, one, recordOf(one));
        return one;
      },
    };
  }

  async #read<T>(kept: Map<string, T[]>, id: string, read: () => Promise<T[]>): Promise<T[]> {
    return [...(kept.get(id) ?? this.#keep(kept, id, await read()))];
  }

  #keep<T>(kept: Map<string, T[]>, id: string, list: T[]): T[] {
    kept.set(id, list);
    this.#size += list.length;
    this.#undo.push(() => {
      kept.delete(id);
      this.#size -= list.length;
    });
    return list;
  }

  #add<T>(kept: Map<string, T[]>, about: About, one: T): void {
    for (const list of listsOf(kept, about)) {
      list.push(one);
      this.#size += 1;
      this.#undo.push(() => {
        list.splice(list.lastIndexOf(one), 1);
        this.#size -= 1;
      });
    }
  }

  /** What is written later about the same counts in place of what was there. */
  #replace<T extends { readonly id: string }>(kept: Map<string, T[]>, about: About, one: T): void {
    for (const list of listsOf(kept, about)) {
      const last = list.findLastIndex(({ id }) => id === one.id);
      const before = list[last];
      if (!before) continue;
      list[last] = one;
      this.#undo.push(() => {
        list[last] = before;
      });
    }
  }
}

function listsOf<T>(kept: Map<string, T[]>, { personId, unitId }: About): T[][] {
  return [personId, unitId].flatMap((id) => {
    const list = kept.get(id ?? '');
    return list ? [list] : [];
  });
}

/** As much of a case as facts read: all of it would fill the memory. */
const recordOf = ({ id, workflow, stage, personId, unitId, closedAt }: Case): CaseRecord => ({
  ...{ id, workflow, stage },
  ...(personId && { personId }),
  ...(unitId && { unitId }),
  ...(closedAt && { closedAt }),
});
