import type { Case, CaseRecord, Gathering, RegisterEntry, Transaction } from '@bitan/store';

type Kind = 'person' | 'unit';
type About = { readonly person?: string | undefined; readonly unit?: string | undefined };

/** So many entries are remembered; beyond that all is read anew. */
const most = 100_000;

/**
 * What was read of the history of people and units, for as long as nobody else writes: many lines of
 * a table are about the same ones, and the facts of each count the lines before it.
 */
export class Remembered {
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
      forFacts: async ({ person, unit, case: caseId }) => {
        const lists = await this.#both(this.#entries, { person, unit }, (about) =>
          tx.records.forFacts(about),
        );
        // Of a case that is being begun there is nothing but what is about its person or unit, or…
        const own = caseId ? await tx.records.forFacts({ case: caseId }) : [];
        const isNew = (one: RegisterEntry) =>
          (person === undefined || one.personId !== person) &&
          (unit === undefined || one.unitId !== unit);
        return [...joined(lists, person), ...own.filter(isNew)];
      },
      append: async (entry) => {
        const made = await tx.records.append(entry);
        this.#add(this.#entries, { person: made.personId, unit: made.unitId }, made);
        return made;
      },
    };
  }

  #caseRecords(tx: Transaction): Pick<Transaction['cases'], 'forFacts' | 'insert' | 'save'> {
    return {
      forFacts: async ({ person, unit }) => {
        const lists = await this.#both(this.#cases, { person, unit }, (about) =>
          tx.cases.forFacts(about),
        );
        return joined(lists, person);
      },
      insert: async (given) => {
        const one = await tx.cases.insert(given);
        const about = { person: one.personId, unit: one.unitId };
        this.#add(this.#cases, about, recordOf(one));
        return one;
      },
      save: async (given, expected) => {
        const one = await tx.cases.save(given, expected);
        const about = { person: one.personId, unit: one.unitId };
        this.#replace(this.#cases, about, recordOf(one));
        return one;
      },
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
      lists.push(kept.get(key) ?? this.#keep(kept, key, await read({ [kind]: about[kind] })));
    }
    return lists;
  }

  #keep<T>(kept: Map<string, T[]>, key: string, list: T[]): T[] {
    kept.set(key, list);
    this.#size += list.length;
    this.#undo.push(() => {
      kept.delete(key);
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

function listsOf<T>(kept: Map<string, T[]>, about: About): T[][] {
  const keys = (['person', 'unit'] as const).map((kind) => keyOf(kind, about[kind]));
  return keys.flatMap((key) => {
    const list = kept.get(key);
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

const keyOf = (kind: Kind, id: string | undefined) => `${kind} ${id}`;

/** What is about a person, with what else is about a unit, each once. */
function joined<T extends { readonly personId?: string }>(
  [first = [], second]: readonly T[][],
  person: string | undefined,
): T[] {
  return second ? [...first, ...second.filter((one) => one.personId !== person)] : [...first];
}
