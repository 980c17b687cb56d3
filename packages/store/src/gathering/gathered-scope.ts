import type { Row, Table } from '../schema/table.ts';
import { Scope } from '../scope.ts';
import type { Part } from './part.ts';

/** A scope whose inserts wait, so that those of many cases are written together. */
export class GatheredScope extends Scope {
  readonly #part: () => Part;

  /** @param of the scope that all else goes through. @param part where to gather now */
  constructor(of: Scope, part: () => Part) {
    super(...of.within);
    this.#part = part;
  }

  override async insert<T>(table: Table<T>, value: T, hidden?: Row): Promise<T> {
    return this.hold(table, value, hidden);
  }

  /** The same at once: there is nothing to wait for. */
  hold<T>(table: Table<T>, value: T, hidden?: Row): T {
    this.#part().add(table as Table<never>, this.rowOf(table, value, hidden));
    return value;
  }
}
