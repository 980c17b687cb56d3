import type { Instant } from './model.ts';

/** A list of cases that somebody keeps: what is wanted, and how it is shown. */
export interface SavedList {
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  /** Whether everybody in the office has it. */
  readonly shared: boolean;
  /** The filter and the columns, as the shell gave them. */
  readonly wanted: unknown;
  readonly revision: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export interface SavedListReading {
  /** One's own and the shared ones, by name. */
  list(): Promise<SavedList[]>;
}
type Given = Pick<SavedList, 'name' | 'shared' | 'wanted'>;
export interface SavedLists extends SavedListReading {
  insert(given: Given): Promise<SavedList>;
  /** @throws NotFound when it is somebody else's, Stale */
  save(given: Given & { id: string }, expected: number): Promise<SavedList>;
  /** @throws NotFound when it is somebody else's */
  remove(id: string): Promise<void>;
}
