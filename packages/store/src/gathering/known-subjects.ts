import type { Subject } from '../model.ts';
import type { Transaction } from '../types.ts';
import type { Part } from './part.ts';

type Name = 'people' | 'units';

/** People and units that were read or made in a transaction: each is read once. */
export class KnownSubjects {
  readonly #tx: Pick<Transaction, Name>;
  readonly #parts: () => readonly Part[];
  #read = this.#nothing();

  constructor(tx: Pick<Transaction, Name>, parts: () => readonly Part[]) {
    this.#tx = tx;
    this.#parts = parts;
  }

  /** @throws NotFound */
  async get(name: Name, id: string): Promise<Subject> {
    const known = this.#held(name, id) ?? this.#read[name].get(id);
    return known ?? this.#keep(name, await this.#tx[name].get(id));
  }

  async some(name: Name, ids: readonly string[]): Promise<Map<string, Subject>> {
    const wanted = [...new Set(ids)];
    const left = wanted.filter((id) => !this.#held(name, id) && !this.#read[name].has(id));
    if (left.length > 0) {
      for (const one of await this.#tx[name].some(left)) this.#keep(name, one);
    }
    return new Map(
      wanted.flatMap((id) => {
        const one = this.#held(name, id) ?? this.#read[name].get(id);
        return one ? [[id, one] as const] : [];
      }),
    );
  }

  async named(name: Name, names: readonly string[]): Promise<Subject[]> {
    const read = await this.#tx[name].named(names);
    for (const one of read) this.#keep(name, one);
    const wanted = new Set(names);
    const held = this.#parts().flatMap((part) => [...part[name].values()]);
    // What is held from before may have been written by now, and is among what was read.
    const all = [...read, ...held.filter((one) => wanted.has(one.name))];
    return [...new Map(all.map((one) => [one.id, one])).values()];
  }

  /** Whether nothing can be on record about these, as they are not on record themselves. */
  isNew(about: Readonly<Record<string, string | undefined>>): boolean {
    const { person, unit, ...others } = about;
    return (
      Object.values(others).every((id) => id === undefined) &&
      (person === undefined || this.#held('people', person) !== undefined) &&
      (unit === undefined || this.#held('units', unit) !== undefined)
    );
  }

  /** What was read may have been undone. */
  forget(): void {
    this.#read = this.#nothing();
  }

  #held(name: Name, id: string): Subject | undefined {
    return this.#parts()
      .find((part) => part[name].has(id))
      ?.[name].get(id);
  }

  #keep(name: Name, one: Subject): Subject {
    this.#read[name].set(one.id, one);
    return one;
  }

  #nothing(): Record<Name, Map<string, Subject>> {
    return { people: new Map(), units: new Map() };
  }
}
