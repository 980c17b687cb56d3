import type { AgendaReading, AgendaWriting } from './agendas.ts';
import type { AnswerDraftReading, AnswerDraftWriting } from './answer-drafts.ts';
import type { AttachmentReading, AttachmentWriting } from './attachment.ts';
import type { HistoryNeed, HistoryWhose } from './history.ts';
import type { ImportReading, ImportSystem, ImportWriting, NamedReading } from './imports.ts';
import type { SavedListReading, SavedLists } from './lists.ts';
import type { MergeReading, MergeWriting, RecordAmending } from './merges.ts';
import type {
  ActionEntry,
  Actor,
  AuditEntry,
  AuditEvent,
  AuditFilter,
  AuditProof,
  Case,
  DecisionEntry,
  Delivery,
  Draft,
  DraftComment,
  DraftStep,
  Instant,
  Message,
  Organisation,
  PastEntry,
  Published,
  RegisterEntry,
  Remembered,
  Session,
  SignedHead,
  Subject,
  Task,
  User,
} from './model.ts';
import type { ReceiptReading, ReceiptWriting } from './office/receipts.ts';
import type { ReportReading } from './office/reports.ts';
import type { Page, PageOf } from './page.ts';
import type { PersonMoveReading, PersonMoveWriting } from './person-moves.ts';
import type { PlannedReading, PlannedWriting } from './planned.ts';
import type { Prepared } from './prepared.ts';
import type { Count, Searching, SearchReading } from './searching.ts';
import type {
  Outgoing,
  SuperviseReading,
  SuperviseWriting,
  TaskRinging,
  TaskSupervision,
} from './supervise.ts';
import type { TallyReading } from './tallies.ts';
import type { TokenReading, TokenSystem, TokenWriting } from './tokens.ts';
import type { DocumentsReading, DocumentsWriting } from './types-documents.ts';
import type { FormsReading, FormsWriting } from './types-forms.ts';

export type { Page, PageOf } from './page.ts';
export type { Count };

/** Where the data lives: a SQLite file, or a PostgreSQL connection string. */
export type Connection =
  | { readonly client: 'sqlite'; readonly filename: string }
  | { readonly client: 'pg'; readonly connection: string };

export interface Options {
  readonly keys: {
    /** 32 bytes: wraps the keys of what is sealed. */
    readonly kek: Buffer;
    /** 32 bytes: chains the audit log. */
    readonly audit: Buffer;
  };
  readonly clock: () => Instant;
}

export interface Store {
  /** What one user of one organisation may reach: nothing of any other organisation. */
  for(actor: Actor): Office;
  /** What is not bound to a person. */
  readonly system: System;
  ready(): Promise<Readiness>;
  close(): Promise<void>;
}

export interface Readiness {
  readonly ok: boolean;
  readonly checks: Readonly<Record<'database' | 'migrations' | 'durability' | 'keys', boolean>>;
}

/**
 * An organisation's data. Reading is possible at any time; all writing happens in a transaction:
 * it is written whole or not at all, together with at least one audit entry.
 */
export interface Office extends Reading {
  /**
   * Transactions of one organisation follow one another, so none should wait for anything slow.
   * A write that was refused (Conflict…) undoes the whole transaction, also when it was caught.
   * @throws Unaudited when something was written without `tx.audit.add`; nothing is kept then
   * @throws PastTransaction when `work` uses an office instead of `tx`; `store.system`, too, is for
   *   before and after
   */
  transaction<T>(work: (tx: RootTransaction) => Promise<T>): Promise<T>;
  /** Does the work of transactions before they are made: what is prepared is written while more is prepared. */
  ahead(): Ahead;
  /**
   * Writes what was prepared, whole or not at all; on SQLite in a thread beside this one.
   * @throws StoreError `overtaken` when somebody wrote since
   * @throws PastTransaction within a transaction
   */
  keep(prepared: Prepared): Promise<void>;
}

/**
 * Does the work of transactions in which cases begin, one behind the other, and writes nothing: each
 * is to be kept, in their order, before the third after it is prepared.
 */
export interface Ahead {
  /** @throws NeedsTransaction when more is asked or done than can be answered without writing */
  prepare<T>(
    work: (tx: Gathering) => Promise<T>,
  ): Promise<{ readonly result: T; readonly prepared: Prepared }>;
}

/** By the last change or the beginning, latest first; by the deadline, soonest first. */
export type CaseSort = 'updated' | 'started' | 'due';

export interface CaseFilter {
  readonly workflow?: string | undefined;
  readonly stage?: string | undefined;
  readonly person?: string | undefined;
  readonly unit?: string | undefined;
  readonly open?: boolean | undefined;
  readonly handler?: string | undefined;
  /** Open, with a deadline before this instant. */
  readonly dueBefore?: Instant | undefined;
  /** Begun at this instant or later, and before that one. */
  readonly since?: Instant | undefined;
  readonly until?: Instant | undefined;
  /** Something of this kind lasts on it (see `Exception`). */
  readonly lasting?: string | undefined;
  /** It was begun with a line of the table of this import. */
  readonly imported?: string | undefined;
  /** What the case was marked with, all of it. */
  readonly marks?: readonly string[] | undefined;
  /** Words that the number, the summary, the names or the answers contain; then latest begun first. */
  readonly search?: string | undefined;
}
/** What a fact needs to know of a case. */
export type CaseRecord = Pick<
  Case,
  'id' | 'workflow' | 'stage' | 'personId' | 'unitId' | 'closedAt'
>;
/** Whose inbox: the tasks given to the user, and those open to the roles. */
export interface Whose {
  readonly user: string;
  /** Colleagues whose tasks the user does too. */
  readonly actsFor?: readonly string[];
  readonly roles: readonly string[];
}

/**
 * Which grade a task has at an instant: the one that was noted, and where the next one is reached
 * since and not noted yet, what `gradeOf` says.
 */
export interface Grading {
  readonly now: Instant;
  readonly gradeOf: (task: Task) => string;
}

export interface EntryFilter {
  readonly register?: string;
  readonly person?: string;
  readonly unit?: string;
  readonly case?: string;
}

/**
 * What can be read. A user who is recused from a case sees neither the case nor anything of it;
 * asking for it is answered as if it did not exist. `get` throws NotFound.
 */
export interface Reading
  extends FormsReading,
    DocumentsReading,
    SuperviseReading,
    PlannedReading,
    ImportReading,
    TokenReading,
    MergeReading,
    PersonMoveReading,
    AgendaReading {
  readonly cases: {
    get(id: string): Promise<Case>;
    /** The numbers of those of these cases that the user may see, by id. */
    numbers(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
    /** Latest change first, unless it is to be sorted otherwise; with words or marks latest begun first. */
    list(filter?: CaseFilter & { sort?: CaseSort | undefined } & PageOf): Promise<Page<Case>>;
    count(filter?: CaseFilter): Promise<Count>;
    /** Cases about the person that began since then, latest first: perhaps the same matter. */
    similar(like: { person: string; since: Instant; workflow?: string }): Promise<Case[]>;
    /** The cases about a person or a unit that facts can count, whoever asks (see `casesFact`). */
    forFacts(about: { whose: Exclude<HistoryWhose, 'case'>; id: string }): Promise<CaseRecord[]>;
  };
  readonly answerDrafts: AnswerDraftReading;
  readonly actions: {
    list(caseId: string): Promise<ActionEntry[]>;
    /** The entry with which each of these cases began. */
    firstOf(cases: readonly string[]): Promise<ActionEntry[]>;
    /** The last entries that were made with a form, in cases that the actor may see; latest first. */
    withForm(form: string, limit: number): Promise<ActionEntry[]>;
    /** Whether anything was done under another calendar than this one. */
    underOther(calendar: string): Promise<boolean>;
  };
  readonly decisions: {
    list(caseId: string): Promise<DecisionEntry[]>;
    /** What was decided, in the order of time, without regard to recusal: for counting. */
    past(filter: PastFilter): Promise<PastEntry[]>;
    /**
     * Ids between which there are `size` entries each; the last is that of the last entry.
     * @returns empty where there is none
     */
    pastBounds(filter: PastFilter, size: number): Promise<string[]>;
    /** How many decisions were made under each edition. */
    madeUnder(): Promise<Readonly<Record<string, number>>>;
  };
  readonly tasks: TaskSupervision & {
    /** Those of a case, done ones too. */
    list(caseId: string): Promise<Task[]>;
    /** The open ones of several cases. */
    openOf(cases: readonly string[]): Promise<Task[]>;
    /** What is to be done, most urgent first, what has no deadline last; all of it, or one grade. */
    inbox(
      whose: Whose & PageOf,
      only?: Grading & { readonly grade: string },
    ): Promise<Page<{ task: Task; case: Case }>>;
    /** How many open tasks have each grade now. */
    countGrades(whose: Whose, grading: Grading): Promise<Record<string, number>>;
    /** Every open task of the organisation, to compute deadlines again. */
    open(page?: PageOf): Promise<Page<Task>>;
    /** Those with a deadline, in the order in which they began, without regard to recusal. */
    past(filter: PastTasks): Promise<(Task & { readonly workflow: string })[]>;
  };
  readonly records: {
    /** Latest first. */
    list(filter: EntryFilter): Promise<RegisterEntry[]>;
    /**
     * Everything that history facts about a person, a unit or a case can count, whoever asks (see
     * `historyFact`), latest first; where it says what they need, perhaps no more.
     */
    forFacts(about: {
      whose: HistoryWhose;
      id: string;
      needs?: HistoryNeed;
    }): Promise<RegisterEntry[]>;
  };
  readonly receipts: ReceiptReading;
  readonly reports: ReportReading;
  readonly tallies: TallyReading;
  readonly people: SubjectReading;
  readonly units: SubjectReading;
  readonly search: SearchReading;
  readonly lists: SavedListReading;
  /** The seals of a case under which something is kept; opening one needs a transaction. */
  readonly vault: { list(caseId: string): Promise<string[]> };
  readonly attachments: AttachmentReading;
  readonly editions: {
    /** Latest first. */
    list(): Promise<Published[]>;
    /** @returns undefined before the first edition took effect */
    current(at: Instant): Promise<Published | undefined>;
    /** An edition by its SHA-256: the latest time it was published. */
    get(id: string): Promise<Published>;
    /** The content of an edition, by its SHA-256. */
    content(id: string): Promise<unknown>;
  };
  readonly drafts: {
    get(id: string): Promise<Draft>;
    list(): Promise<Draft[]>;
    /** What was changed in a draft after a revision of it, in order. */
    steps(id: string, after?: number): Promise<DraftStep[]>;
    /** In order. */
    comments(id: string): Promise<DraftComment[]>;
  };
  readonly users: { get(id: string): Promise<User>; list(): Promise<User[]> };
  readonly audit: {
    /** Latest first. */
    list(filter?: AuditFilter & PageOf): Promise<Page<AuditEntry>>;
    /** Proves the chain, and with an earlier head that nothing up to it was cut off. */
    verify(head?: SignedHead): Promise<AuditProof>;
    head(): Promise<SignedHead>;
  };
  readonly outbox: {
    /** @throws NotFound */
    get(id: string): Promise<Message>;
    /** Latest first, as in `page`. */
    list(filter?: { kind?: string; caseId?: string }): Promise<Message[]>;
    page(filter: { kind: string } & PageOf): Promise<Page<Message>>;
    /** What was tried in vain, latest first: given up, or to be tried again. */
    troubled(): Promise<Outgoing[]>;
  };
  readonly deliveries: {
    get(id: string): Promise<Delivery>;
    /** Latest first; `waiting`: only what nobody confirmed or refused yet. */
    page(filter: { kind: string; waiting?: boolean } & PageOf): Promise<Page<Delivery>>;
    /** How many nobody confirmed or refused yet. */
    countWaiting(kind: string): Promise<Count>;
  };
  readonly idempotency: {
    /** What this actor was answered under this key. */
    find(key: string): Promise<Remembered | undefined>;
  };
}

export interface SubjectReading extends NamedReading {
  get(id: string): Promise<Subject>;
  /** Those of `ids` that exist, to name them. */
  some(ids: readonly string[]): Promise<Subject[]>;
  /** By name; an empty text finds the latest changed. */
  search(text: string, limit?: number): Promise<Subject[]>;
}

/** The revision that the writer had read; another one now throws Stale with the current row. */
type Expected = number;
type NewCase = Omit<Case, 'id' | 'revision' | 'updatedAt'> & { id?: string };
export type NewTask = Omit<Task, 'id' | 'caseId' | 'doneAt'>;
export type NewUser = Pick<User, 'login' | 'name' | 'roles'> & {
  id?: string;
  passwordHash: string;
};
export type UserChanges = Partial<Omit<User, 'id' | 'lockedUntil' | 'revision'>> & {
  passwordHash?: string;
  lockedUntil?: Instant | undefined;
};

/** Which decisions of the past are meant. */
export interface PastFilter {
  /** Behind this id. */
  readonly after?: string | undefined;
  /** Up to this id, which is among them. */
  readonly upTo?: string | undefined;
  /** Made at this instant or later. */
  readonly since?: Instant | undefined;
  /** Made before this instant. */
  readonly until?: Instant | undefined;
  readonly limit?: number;
}

/** Which tasks of the past are meant, by when they began. */
export interface PastTasks extends Omit<PastFilter, 'upTo'> {
  readonly actions: readonly string[];
}

/** A transaction as it begins. */
export interface RootTransaction extends Transaction {
  /**
   * Does a part of the transaction in which many cases begin. They are written together, at its end
   * or before anything is asked that they could change; it comes to the same, only faster.
   */
  gather<T>(work: (gathering: Gathering) => Promise<T>): Promise<T>;
}

/** A part of a transaction whose writes wait for each other. */
export type Gathering = Transaction;

/** Reading, with writing: what can be done inside `transaction`. Afterwards it is closed. */
export interface Transaction extends Reading {
  /**
   * Does something that is undone by itself when it fails: the rest goes on. What was to be said of
   * it to the audit log is not said then. Attempts do not stand in one another.
   */
  attempt<T>(work: () => Promise<T>): Promise<T>;
  /**
   * The same transaction without regard to recusal: for what has to be looked after in every case,
   * whoever asks. Nothing that it reads may be shown to the actor.
   */
  readonly unattended: Omit<Transaction, 'attempt' | 'unattended'>;
  readonly notices: Reading['notices'] & SuperviseWriting['notices'];
  readonly deputies: Reading['deputies'] & SuperviseWriting['deputies'];
  readonly exceptions: Reading['exceptions'] & SuperviseWriting['exceptions'];
  readonly webhooks: Reading['webhooks'] & SuperviseWriting['webhooks'];
  readonly marks: Reading['marks'] & SuperviseWriting['marks'];
  readonly appointments: Reading['appointments'] & PlannedWriting['appointments'];
  readonly feeds: Reading['feeds'] & PlannedWriting['feeds'];
  readonly draws: Reading['draws'] & PlannedWriting['draws'];
  readonly suggestions: Reading['suggestions'] & PlannedWriting['suggestions'];
  readonly cases: Reading['cases'] & {
    /** @throws Conflict when the number is taken */
    insert(one: NewCase): Promise<Case>;
    /** Writes a case anew. Its workflow, edition, number and beginning never change. */
    save(one: Case, expected: Expected): Promise<Case>;
  };
  readonly answerDrafts: AnswerDraftReading & AnswerDraftWriting;
  readonly actions: Reading['actions'] & {
    /** @param said by what of it the case is found, by everybody who may read cases */
    append(
      entry: Omit<ActionEntry, 'seq' | 'actor'>,
      said?: { texts?: readonly string[]; marks?: readonly string[] },
    ): Promise<ActionEntry>;
  };
  readonly decisions: Reading['decisions'] & {
    append(
      entry: DecisionEntry,
      past: Pick<PastEntry, 'at' | 'personId' | 'facts' | 'absent'>,
    ): Promise<void>;
  };
  readonly tasks: Reading['tasks'] &
    TaskRinging & {
      /** Makes these the open tasks of a case: what is not among them is done now. */
      replace(caseId: string, tasks: readonly NewTask[]): Promise<void>;
    };
  readonly records: Reading['records'] &
    RecordAmending & {
      append(entry: Omit<RegisterEntry, 'id'>): Promise<RegisterEntry>;
    };
  readonly receipts: ReceiptReading & ReceiptWriting;
  readonly people: SubjectReading & SubjectWriting;
  readonly units: SubjectReading & SubjectWriting;
  readonly search: Searching;
  readonly lists: SavedLists;
  readonly vault: Reading['vault'] & {
    /** Adds answers to those that are sealed already. */
    seal(caseId: string, seal: string, answers: Readonly<Record<string, unknown>>): Promise<void>;
    /** Writes its own audit entry, with the reason. @throws NotFound, WrongKey */
    open(caseId: string, seal: string, reason: string): Promise<Record<string, unknown>>;
  };
  readonly attachments: AttachmentReading & AttachmentWriting;
  readonly editions: Reading['editions'] & {
    publish(
      edition: Omit<Published, 'number' | 'publishedAt'> & { content: unknown },
    ): Promise<Published>;
    /** Takes back what has not taken effect yet. @throws NotFound, Conflict when it has */
    withdraw(number: number, why: string): Promise<Published>;
  };
  readonly drafts: Reading['drafts'] & {
    insert(draft: Pick<Draft, 'title' | 'layer' | 'baseEdition'>): Promise<Draft>;
    save(draft: Draft, expected: Expected): Promise<Draft>;
    /** Keeps what led to a revision of a draft. */
    step(id: string, revision: number, edits: readonly unknown[]): Promise<DraftStep>;
    comment(comment: Pick<DraftComment, 'draftId' | 'item' | 'text'>): Promise<DraftComment>;
  };
  readonly users: Reading['users'] & {
    /** @throws Conflict when the login is taken */
    insert(user: NewUser): Promise<User>;
    save(id: string, changes: UserChanges, expected?: Expected): Promise<User>;
  };
  readonly audit: Reading['audit'] & {
    /** Written last, when all else in the transaction succeeded. */
    add(event: AuditEvent): void;
  };
  readonly outbox: Reading['outbox'] & {
    add(message: Pick<Message, 'kind' | 'to' | 'payload' | 'caseId'>): Promise<Message>;
    /** Says where a message goes that had no address yet. @throws NotFound */
    address(id: string, to: string): Promise<void>;
    markDelivered(id: string): Promise<void>;
    /** Keeps what the organisation to which it went answered. @throws NotFound */
    answer(id: string, answer: unknown): Promise<void>;
    /** Notes why it did not arrive, and when it is tried again; without a time it is given up. */
    markFailed(id: string, error: string, nextAt: Instant | undefined): Promise<void>;
    /** Lets a message that was given up be tried from the beginning. @throws NotFound */
    again(id: string): Promise<void>;
  };
  readonly deliveries: Reading['deliveries'] & {
    /**
     * Takes in a message of another organisation; the same one twice is one.
     * @returns whether it is new
     */
    arrive(from: string, message: Pick<Message, 'id' | 'kind' | 'payload'>): Promise<boolean>;
    /** Confirms that a person received it; what was answered already stays as it was. */
    receive(id: string): Promise<Delivery>;
    /** Says that it is not taken, and why; what was answered already stays as it was. */
    refuse(id: string, why: string): Promise<Delivery>;
    /** Notes the draft in which a case is begun from it. */
    begin(id: string, draftId: string): Promise<void>;
    /** Notes the case that began from such a draft, if it was one. */
    begun(draftId: string, caseId: string): Promise<void>;
  };
  readonly idempotency: Reading['idempotency'] & {
    /** @throws Conflict when the key was used meanwhile */
    remember(answer: Remembered): Promise<void>;
  };
  readonly imports: ImportWriting['imports'];
  readonly tokens: TokenWriting['tokens'];
  readonly merges: MergeWriting['merges'];
  readonly personMoves: PersonMoveWriting['personMoves'];
  readonly agendas: AgendaWriting['agendas'];
  readonly bases: FormsWriting['bases'];
  readonly movings: FormsWriting['movings'];
  readonly documents: DocumentsWriting['documents'];
  readonly counters: DocumentsReading['counters'] & {
    /** 1, 2, 3… without a gap for each name and year. */
    next(name: string, year: number): Promise<number>;
  };
}

export interface SubjectWriting {
  insert(subject: Pick<Subject, 'name' | 'data'> & { id?: string }): Promise<Subject>;
  save(subject: Pick<Subject, 'id' | 'name' | 'data'>, expected: Expected): Promise<Subject>;
}

export interface System extends ImportSystem, TokenSystem {
  readonly organisations: {
    create(
      one: Omit<Organisation, 'id'> & { id?: string; parent?: string; since?: Instant },
    ): Promise<Organisation>;
    get(id: string): Promise<Organisation>;
    list(): Promise<Organisation[]>;
    count(): Promise<number>;
    superior(id: string, at: Instant): Promise<Organisation | undefined>;
    subordinates(id: string, at: Instant): Promise<Organisation[]>;
    /** Puts an organisation under another one, or under none, from then on. */
    move(id: string, parent: string | undefined, from: Instant): Promise<void>;
  };
  readonly users: {
    /** For signing in: the accounts with this login, at most one in each organisation. */
    byLogin(login: string): Promise<{ org: string; user: User; passwordHash: string }[]>;
  };
  readonly receipts: {
    /** The case for which a code was given out. @returns undefined for a code that is none, or void */
    find(code: string): Promise<{ org: string; caseId: string } | undefined>;
  };
  readonly sessions: {
    /** @returns undefined when it has ended */
    find(token: string): Promise<Session | undefined>;
    /** Begins a session, or writes it anew. Only the hash of the token is kept. */
    save(token: string, session: Session): Promise<void>;
    end(token: string): Promise<void>;
    endAll(org: string, user: string): Promise<void>;
  };
  readonly outbox: {
    /** What has not been delivered and may be tried by now, oldest first. */
    pending(
      kinds: readonly string[],
      now: Instant,
      limit?: number,
    ): Promise<(Outgoing & { org: string })[]>;
    /**
     * Takes a message until then, so that nobody else sends it meanwhile.
     * @returns whether it was free
     */
    take(message: Outgoing & { org: string }, until: Instant): Promise<boolean>;
    /** The secret of a webhook, to sign with; undefined when it is no more. */
    secretOf(org: string, webhook: string): Promise<{ url: string; secret: string } | undefined>;
    /**
     * Brings a message to the organisation `to`, once, and marks it delivered.
     * @param arrived what else happens there when it arrives, in the same transaction
     */
    deliver(
      message: Message & { org: string },
      arrived?: (tx: Transaction) => Promise<unknown>,
    ): Promise<void>;
  };
  /**
   * Makes the index of words anew, whatever it lacks, also while it is used: until then less is
   * found. Not beside another transaction of the same store.
   * @returns how much can be found
   */
  reindex(told: (done: number, all: number) => void): Promise<number>;
  /** Deletes sessions that ended, and answers remembered for more than a day. */
  sweep(): Promise<void>;
  /** Copies a SQLite database while it is used. @throws Unsupported on PostgreSQL */
  backup(file: string): Promise<void>;
}
