import type { DraftRow } from '@bitan/api';
import {
  alike,
  applied,
  type Drafting,
  type Edit,
  type Edition,
  itemAt,
  type Layer,
  layered,
  reversed,
} from '@bitan/definitions';
import { ApiProblem } from '../../api/problem.ts';

/** What somebody does to a draft: the edits it takes, given the draft as it stands. */
export type Doing = (drafting: Drafting) => readonly Edit[];

/** How the store reaches the server; what fails is an `ApiProblem`. */
export interface Server {
  send(edits: readonly Edit[]): Promise<unknown>;
  /** What happened after a revision. It says to the others at which item one works here. */
  look(after: number, at: string | undefined): Promise<Look>;
}

/** Something done that waits to be sent, with the edits that it takes as things stand. */
interface Pending {
  readonly doing: Doing;
  readonly edits: readonly Edit[];
}

/** What happened to a draft, in order, and how it stands. */
export interface Look {
  readonly steps: readonly { readonly revision: number; readonly edits: readonly Edit[] }[];
  readonly status: DraftRow['status'];
  readonly present: readonly Present[];
}

/** Somebody else who has the draft open, and the item at which they work. */
export interface Present {
  readonly name: string;
  readonly item?: string;
}

/** A draft as it is seen by who edits it. */
export interface DraftState {
  readonly above: Edition;
  readonly layer: Layer;
  /** The level above and the draft together. */
  readonly edition: Edition;
  readonly revision: number;
  /** Absent until the server was asked for the first time. */
  readonly status?: DraftRow['status'];
  readonly present: readonly Present[];
  readonly saving: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Items that somebody else changed while they were being changed here. */
  readonly conflict?: readonly Conflict[];
  /** Why something was not kept. */
  readonly problem?: ApiProblem;
}

export interface Conflict {
  readonly path: string;
  readonly theirs: Edit['now'];
  readonly mine: Edit['now'];
}

/**
 * A draft that several people edit. What is done here is seen at once and sent in the background;
 * what others do is put below it, and done here again on top. Only where both changed the same item
 * somebody is asked.
 */
export class DraftStore {
  readonly #above: Edition;
  readonly #server: Server;
  readonly #listeners = new Set<() => void>();
  /** As the server has it, and with what waits here. */
  #layer: Layer;
  #mine: Layer;
  #revision: number;
  #pending: readonly Pending[] = [];
  #sending = false;
  #done: (readonly Edit[])[] = [];
  #undone: (readonly Edit[])[] = [];
  #at: string | undefined;
  #status: DraftRow['status'] | undefined;
  #present: readonly Present[] = [];
  #conflict: readonly Conflict[] | undefined;
  #problem: ApiProblem | undefined;
  #state: DraftState;

  constructor(above: Edition, layer: Layer, revision: number, server: Server) {
    this.#above = above;
    this.#layer = layer;
    this.#mine = layer;
    this.#revision = revision;
    this.#server = server;
    this.#state = this.#seen();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly state = (): DraftState => this.#state;

  /** Does something; it can be undone. */
  readonly do = (doing: Doing): void => {
    const edits = doing({ above: this.#above, layer: this.#mine });
    if (edits.length === 0) return;
    this.#done.push(edits);
    this.#undone = [];
    this.#begin({ doing, edits });
  };

  readonly undo = (): void => this.#takeBack(this.#done, this.#undone);
  readonly redo = (): void => this.#takeBack(this.#undone, this.#done);

  /** Looks what others do; a server that cannot be reached is asked again the next time. */
  readonly refresh = async (): Promise<void> => {
    if (this.#sending || this.#conflict) return;
    const before = this.#revision;
    const seen = await this.#server.look(before, this.#at).catch(ignoreProblem);
    // Meanwhile something was sent from here, and what was seen may be older than that.
    if (seen && before === this.#revision && !this.#sending) this.#take(seen);
  };

  /** At which item one works here, by its path. */
  readonly workAt = (item: string | undefined): void => {
    this.#at = item;
  };

  /** Decides a conflict: what is done here stays, or is dropped. */
  readonly settle = (keep: 'mine' | 'theirs'): void => {
    this.#conflict = undefined;
    if (keep === 'theirs') {
      this.#pending = [];
      this.#mine = this.#layer;
      this.#done = [];
      this.#undone = [];
    }
    this.#changed();
    void this.#flush();
  };

  /** Tries again what could not be sent. */
  readonly retry = (): void => {
    this.#problem = undefined;
    void this.#flush();
  };

  /** Undoes what was done last and still stands; what others changed since is left alone. */
  #takeBack(from: (readonly Edit[])[], to: (readonly Edit[])[]): void {
    const edits = from.pop();
    if (!edits) return;
    const back = reversed(edits);
    if (applied(this.#mine, back).conflicts.length > 0) return this.#changed();
    to.push(back);
    this.#begin({ doing: () => back, edits: back });
  }

  #begin(pending: Pending): void {
    this.#pending = [...this.#pending, pending];
    this.#mine = applied(this.#mine, pending.edits).layer;
    this.#changed();
    void this.#flush();
  }

  async #flush(): Promise<void> {
    if (this.#sending || this.#conflict || this.#pending.length === 0) return;
    this.#sending = true;
    this.#changed();
    try {
      await this.#send();
      this.#problem = undefined;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.#problem = error;
    } finally {
      this.#sending = false;
      this.#changed();
    }
    if (!this.#problem) void this.#flush();
  }

  /**
   * Sends what waits. Where somebody else was first, their changes go below, and what was done here
   * is done again on top the next time.
   */
  async #send(): Promise<void> {
    const batch = this.#pending.length;
    const edits = together(this.#pending.flatMap((one) => one.edits));
    const isKept = edits.length === 0 || (await this.#server.send(edits).then(yes, noIfConflict));
    if (edits.length > 0) {
      const seen = await this.#server.look(this.#revision, this.#at);
      if (isKept) this.#pending = this.#pending.slice(batch);
      this.#take(seen);
    } else this.#pending = this.#pending.slice(batch);
    if (!isKept) this.#conflict = this.#conflictsWith(edits);
  }

  #conflictsWith(sent: readonly Edit[]): readonly Conflict[] | undefined {
    const conflicts = sent.flatMap(({ path, was, now }): Conflict[] => {
      const theirs = itemAt(this.#layer, path);
      const isAsked = isMaterial(path, was, theirs) && isMaterial(path, theirs, now);
      return isAsked ? [{ path, theirs, mine: now }] : [];
    });
    return conflicts.length > 0 ? conflicts : undefined;
  }

  #take({ steps, status, present }: Look): void {
    for (const { revision, edits } of steps) {
      this.#layer = applied(
        this.#layer,
        edits.map((one) => this.#known(one)),
      ).layer;
      this.#revision = revision;
    }
    if (steps.length > 0) this.#doAgain();
    const isSame = status === this.#status && alike(present, this.#present);
    this.#status = status;
    this.#present = present;
    if (steps.length > 0 || !isSame) this.#changed();
  }

  /** What comes back as it was sent is what is here already, so that nothing is drawn anew for it. */
  #known(step: Edit): Edit {
    const mine = itemAt(this.#mine, step.path);
    return mine && alike(mine, step.now) ? { ...step, now: mine } : step;
  }

  /** Does on top of what the server has now what waits here. */
  #doAgain(): void {
    this.#mine = this.#layer;
    this.#pending = this.#pending.map(({ doing }) => {
      const edits = doing({ above: this.#above, layer: this.#mine });
      const { layer, conflicts } = applied(this.#mine, edits);
      this.#mine = layer;
      return { doing, edits: conflicts.length > 0 ? [] : edits };
    });
  }

  #changed(): void {
    this.#state = this.#seen();
    for (const listener of this.#listeners) listener();
  }

  #seen(): DraftState {
    const layer = this.#mine;
    // Before the first state there is none.
    const before: DraftState | undefined = this.#state;
    return {
      above: this.#above,
      layer,
      edition: before && says(before.layer, layer) ? before.edition : layered(this.#above, layer),
      revision: this.#revision,
      present: this.#present,
      saving: this.#sending || this.#pending.length > 0,
      canUndo: this.#done.length > 0,
      canRedo: this.#undone.length > 0,
      ...(this.#status && { status: this.#status }),
      ...(this.#conflict && { conflict: this.#conflict }),
      ...(this.#problem && { problem: this.#problem }),
    };
  }
}

const yes = () => true;
const noIfConflict = (error: unknown): false => {
  if (error instanceof ApiProblem && error.is('edit-conflict')) return false;
  throw error;
};
const ignoreProblem = (error: unknown): undefined => {
  if (!(error instanceof ApiProblem)) throw error;
};

/** Whether two layers change rules, parameters and facts alike. */
const says = (one: Layer, other: Layer): boolean =>
  one.parameters === other.parameters &&
  one.decisions === other.decisions &&
  one.facts === other.facts;

/** Several edits of an item are one, from what the first found to what the last left. */
function together(edits: readonly Edit[]): Edit[] {
  const items = new Map<string, Edit>();
  for (const one of edits) {
    const before = items.get(one.path);
    const { path, now } = one;
    const was = before ? before.was : one.was;
    items.set(path, { path, ...(was !== undefined && { was }), ...(now !== undefined && { now }) });
  }
  return [...items.values()].filter(({ was, now }) => !alike(was, now));
}

/** Where a rule stands can be found anew; what it says cannot. */
function isMaterial(path: string, one: Edit['now'], other: Edit['now']): boolean {
  if (path.startsWith('order/')) return false;
  const said = (item: Edit['now']) =>
    item && 'add' in item ? JSON.stringify(item.add) : JSON.stringify(item ?? null);
  return said(one) !== said(other);
}
