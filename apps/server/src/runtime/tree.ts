import type { Organisation, Store } from '@bitan/store';
import { Recent } from './recent.ts';

/** The offices that a matter could go to. */
export interface Neighbours {
  readonly superior?: Organisation;
  readonly subordinates: readonly Organisation[];
}

/** The organisations as they were within the last second. */
export class Tree {
  readonly #organisations: Store['system']['organisations'];
  readonly #one = new Recent<Organisation>();
  readonly #around = new Recent<Neighbours>();

  constructor(store: Store) {
    this.#organisations = store.system.organisations;
  }

  /** @throws NotFound */
  get(org: string, now: string): Promise<Organisation> {
    return this.#one.get(org, now, () => this.#organisations.get(org));
  }

  around(org: string, now: string): Promise<Neighbours> {
    return this.#around.get(org, now, async () => {
      const superior = await this.#organisations.superior(org, now);
      const subordinates = await this.#organisations.subordinates(org, now);
      return { subordinates, ...(superior && { superior }) };
    });
  }
}
