import type { Scope, UnitOfWork } from '../scope.ts';
import type { KnownSubjects } from './known-subjects.ts';
import { Part } from './part.ts';

/** On what is gathered: a transaction, or what only reads. */
export interface Ground {
  readonly scope: Scope;
  readonly unit: UnitOfWork;
}

/** What was gathered, and apart from it what is tried: that is dropped when it fails, or undone. */
export class Attempts {
  readonly #scope: Scope;
  readonly #unit: UnitOfWork;
  readonly #subjects: KnownSubjects;
  readonly #write: (part: Part) => Promise<void>;
  readonly #before: readonly Part[];
  #done = new Part();
  #tried: Part | undefined;
  /** Whether what is tried was written in part, behind a savepoint. */
  #isSaved = false;

  /** @param before what was gathered earlier and may not be written yet, the latest first */
  constructor(
    { scope, unit }: Ground,
    subjects: KnownSubjects,
    write: (part: Part) => Promise<void>,
    before: readonly Part[] = [],
  ) {
    this.#scope = scope;
    this.#unit = unit;
    this.#subjects = subjects;
    this.#write = write;
    this.#before = before;
  }

  /** Where to gather now. */
  get part(): Part {
    return this.#tried ?? this.#done;
  }

  /** All that is not written yet. */
  get parts(): readonly Part[] {
    return [...(this.#tried ? [this.#tried] : []), this.#done, ...this.#before];
  }

  async attempt<T>(work: () => Promise<T>): Promise<T> {
    if (this.#tried) throw new Error('attempts do not stand in one another');
    this.#tried = new Part();
    const said = this.#unit.events.length;
    try {
      const result = await work();
      if (this.#unit.refused) throw this.#unit.refused;
      this.#done.absorb(this.#tried);
      return result;
    } catch (error) {
      if (this.#isSaved) await this.#scope.savepoint('rollback to attempt');
      this.#unit.events.length = said;
      this.#unit.refused = undefined;
      this.#subjects.forget();
      throw error;
    } finally {
      if (this.#isSaved) await this.#scope.savepoint('release attempt');
      this.#tried = undefined;
      this.#isSaved = false;
    }
  }

  /** Writes what was gathered until now; what is tried can be undone by itself. */
  async settle(): Promise<void> {
    const done = this.#done;
    this.#done = new Part();
    await this.#write(done);
    if (!this.#tried) return;
    if (!this.#isSaved) await this.#scope.savepoint('savepoint attempt');
    this.#isSaved = true;
    const tried = this.#tried;
    this.#tried = new Part();
    await this.#write(tried);
  }
}
