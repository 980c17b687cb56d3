import { type AnswerDraftSaved, type AnswerDraftView, type Answers, type BodyOf } from '@bitan/api';
import { alike } from '@bitan/definitions';
import { ApiProblem } from '../api/problem.ts';
import type { LocalCopies } from './local-copies.ts';

/** Where unfinished answers belong, as the server is told. */
export type DraftPlace = Omit<BodyOf<'saveAnswerDraft'>, 'answers' | 'revision'>;

/**
 * - `new`: nothing was typed. `waiting`: it will be saved in a moment.
 * - `saved`: the server has it, since `at`.
 * - `away`: only this browser has it, because the server cannot be reached.
 * - `conflict`: the same form was changed elsewhere (`theirs`); nothing is saved until a choice.
 * - `gone`: it was submitted or thrown away elsewhere. `refused`: the server does not take it.
 */
export type DraftState =
  | { readonly kind: 'new' | 'waiting' | 'away' | 'gone' | 'refused' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'conflict'; readonly theirs: AnswerDraftView };

export interface DraftConnection {
  save(id: string, body: BodyOf<'saveAnswerDraft'>): Promise<AnswerDraftSaved>;
  discard(id: string): Promise<unknown>;
}

interface Begun {
  readonly id: string;
  /** 0 while the server has nothing. */
  readonly revision: number;
  readonly savedAt?: string | undefined;
}

/** A moment after typing stopped, or at the latest while it goes on. In milliseconds. */
const pause = 700;
const atMost = 5_000;
const tryAgain = { first: 3_000, most: 30_000 };

/** Keeps what is typed into one form: in this browser at once, on the server a moment later. */
export class DraftSaver {
  static readonly #ending = new Set<Promise<void>>();
  readonly #place: DraftPlace;
  readonly #name: string;
  readonly #copies: LocalCopies;
  readonly #connection: DraftConnection;
  readonly #listeners = new Set<() => void>();
  #id: string;
  #revision: number;
  #state: DraftState;
  #answers: Answers | undefined;
  #dirty = false;
  #saving: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since = 0;
  #wait = tryAgain.first;
  #over = false;

  constructor(
    begun: Begun,
    place: DraftPlace,
    name: string,
    copies: LocalCopies,
    connection: DraftConnection,
  ) {
    this.#id = begun.id;
    this.#revision = begun.revision;
    this.#state = begun.savedAt ? { kind: 'saved', at: begun.savedAt } : { kind: 'new' };
    this.#place = place;
    this.#name = name;
    this.#copies = copies;
    this.#connection = connection;
  }

  /** What is under way of forms that were left: who opens one again waits for it. */
  static async quiet(): Promise<void> {
    await Promise.all(DraftSaver.#ending);
  }

  get id(): string {
    return this.#id;
  }

  get state(): DraftState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Told with every change; what is costly comes when typing stops. */
  changed(answers: Answers): void {
    this.#answers = answers;
    if (this.#over) return;
    if (!this.#dirty) this.#since = Date.now();
    this.#dirty = true;
    if (this.#state.kind === 'conflict' || this.#state.kind === 'gone') return this.#keepHere();
    const left = this.#since + atMost - Date.now();
    this.#later(Math.max(0, Math.min(pause, left)));
  }

  /** Saves now: the page is left, or the network is back. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.#dirty || this.#over || this.#state.kind === 'conflict') return this.#idle();
    return this.#save();
  }

  /** Keeps what was typed in this browser, at once: nothing else may come to an end any more. */
  readonly keepHere = (): void => {
    if (this.#dirty && !this.#over) this.#keepHere();
  };

  /** Waits until nothing is on its way, and holds back what would follow: it is being submitted. */
  async hold(): Promise<void> {
    clearTimeout(this.#timer);
    await Promise.race([this.#idle(), new Promise((done) => setTimeout(done, 2_000))]);
    clearTimeout(this.#timer);
  }

  /** It was not submitted after all. */
  release(): void {
    if (this.#dirty) this.#later(pause);
  }

  /** It was submitted: nothing is kept of it any more. */
  submitted(): void {
    this.#over = true;
    clearTimeout(this.#timer);
    this.#copies.forget(this.#name);
  }

  /** Throws away what was typed; it begins afresh with the next change. */
  async discard(): Promise<void> {
    clearTimeout(this.#timer);
    this.#copies.forget(this.#name);
    this.#dirty = false;
    this.#answers = undefined;
    this.#become({ kind: 'new' });
    await this.#idle();
    if (this.#revision === 0) return;
    this.#revision = 0;
    await this.#connection.discard(this.#id).catch(() => {});
  }

  /** After a conflict: goes on with what is here, or with what is kept. */
  goOnWith(which: 'mine' | 'theirs'): void {
    if (this.#state.kind !== 'conflict') return;
    const { id, revision, answers, updatedAt } = this.#state.theirs;
    this.#id = id;
    this.#revision = revision;
    if (which === 'theirs') {
      this.#answers = answers;
      this.#dirty = false;
      this.#copies.forget(this.#name);
      this.#become({ kind: 'saved', at: updatedAt });
    } else {
      this.#become({ kind: 'waiting' });
      this.#later(0);
    }
  }

  /** Shows what is kept beside what is here, before anything is saved. */
  conflictWith(theirs: AnswerDraftView, mine: Answers): void {
    this.#answers = mine;
    this.#dirty = true;
    this.#become({ kind: 'conflict', theirs });
  }

  /** The form is left; what is on its way goes on. */
  stop(): void {
    this.keepHere();
    const ending = this.flush().finally(() => {
      this.#over = true;
      clearTimeout(this.#timer);
      DraftSaver.#ending.delete(ending);
    });
    DraftSaver.#ending.add(ending);
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), milliseconds);
    if (this.#state.kind !== 'away' && this.#state.kind !== 'waiting') {
      this.#become({ kind: 'waiting' });
    }
  }

  #idle(): Promise<void> {
    return this.#saving ?? Promise.resolve();
  }

  #save(): Promise<void> {
    this.#saving ??= this.#send().finally(() => {
      this.#saving = undefined;
    });
    return this.#saving;
  }

  async #send(): Promise<void> {
    const answers = this.#answers ?? {};
    this.#keepHere();
    this.#dirty = false;
    try {
      const body = { ...this.#place, answers, revision: this.#revision };
      this.#kept(await this.#connection.save(this.#id, body));
    } catch (error) {
      this.#dirty = true;
      if (!(error instanceof ApiProblem)) throw error;
      this.#failed(error, answers);
    }
  }

  #kept({ revision, updatedAt }: AnswerDraftSaved): void {
    this.#revision = revision;
    this.#wait = tryAgain.first;
    if (!this.#dirty) this.#copies.forget(this.#name);
    this.#become({ kind: 'saved', at: updatedAt });
    if (this.#dirty && !this.#over) this.#later(pause);
  }

  #failed(problem: ApiProblem, sent: Answers): void {
    if (problem.is('stale')) return this.#stale(problem.details.current as AnswerDraftView, sent);
    if (problem.is('not-found')) return this.#become({ kind: 'gone' });
    const passes = problem.is('unreachable', 'unreadable', 'internal', 'not-signed-in');
    if (!passes) return this.#become({ kind: 'refused' });
    this.#become({ kind: 'away' });
    if (!this.#over) this.#later(this.#wait);
    this.#wait = Math.min(this.#wait * 2, tryAgain.most);
  }

  /** Where an answer of the server was lost, what it keeps is what was sent. */
  #stale(theirs: AnswerDraftView, sent: Answers): void {
    if (!alike(theirs.answers, JSON.parse(JSON.stringify(sent)))) {
      return this.#become({ kind: 'conflict', theirs });
    }
    this.#id = theirs.id;
    this.#dirty = this.#answers !== sent;
    this.#kept(theirs);
  }

  #keepHere(): void {
    const answers = this.#answers ?? {};
    this.#copies.keep(this.#name, { draft: this.#id, revision: this.#revision, answers });
  }

  #become(state: DraftState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
