import type { ActionEntry, Case, RegisterEntry, Subject, Task } from '../model.ts';
import type { Numbered } from '../prepared.ts';
import type { Table, Values } from '../schema/table.ts';
import type { Exception } from '../supervise.ts';

/** A case that began and is not written yet, with what is asked of it meanwhile. */
export interface HeldCase {
  one: Case;
  dueAt: string | null;
  readonly texts: string[];
  readonly marks: string[];
  readonly actions: ActionEntry[];
  readonly tasks: Task[];
  readonly exceptions: Exception[];
  readonly seals: Set<string>;
}

/** What was gathered and is not written yet. */
export class Part {
  readonly people = new Map<string, Subject>();
  readonly units = new Map<string, Subject>();
  readonly cases = new Map<string, HeldCase>();
  readonly records = new About<RegisterEntry>();
  /** Ids of the cases about people and units. */
  readonly about = new About<string>();
  /** The last numbers that were given out, by counter and year. */
  readonly numbers = new Map<string, Numbered>();
  /** By their tables, in the order in which they came; what refers to another comes after it. */
  readonly rows = new Map<Table<never>, Values[]>();

  begin(one: Case): Case {
    this.about.add(one.id, [one.personId, one.unitId]);
    this.cases.set(one.id, {
      one,
      dueAt: null,
      texts: [],
      marks: [],
      actions: [],
      tasks: [],
      exceptions: [],
      seals: new Set(),
    });
    return one;
  }

  add(table: Table<never>, ...rows: readonly Values[]): void {
    const there = this.rows.get(table);
    if (there) there.push(...rows);
    else this.rows.set(table, [...rows]);
  }

  /** Takes over what was gathered after it. */
  absorb(later: Part): void {
    for (const name of ['people', 'units', 'cases', 'numbers'] as const) {
      for (const [key, one] of later[name]) (this[name] as Map<string, unknown>).set(key, one);
    }
    this.records.absorb(later.records);
    this.about.absorb(later.about);
    for (const [table, rows] of later.rows) this.add(table, ...rows);
  }
}

/** Things by the people, units and cases that they are about. */
export class About<T> {
  readonly #by = new Map<string, T[]>();

  add(one: T, ids: readonly (string | undefined)[]): void {
    for (const id of new Set(ids)) if (id !== undefined) this.#list(id).push(one);
  }

  of(ids: readonly (string | undefined)[]): T[] {
    return [...new Set(ids.flatMap((id) => this.#by.get(id ?? '') ?? []))];
  }

  absorb(later: About<T>): void {
    for (const [id, some] of later.#by) this.#list(id).push(...some);
  }

  #list(id: string): T[] {
    const list = this.#by.get(id) ?? [];
    this.#by.set(id, list);
    return list;
  }
}
