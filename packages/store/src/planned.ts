import type { Filter, Text } from '@bitan/definitions';
import type { Instant, RegisterEntry } from './model.ts';
import type { Page, PageOf } from './page.ts';

/** A day on which people meet about a case; `name` tells several of one case apart. */
export interface Appointment {
  readonly caseId: string;
  readonly name: string;
  readonly title: Text;
  /** A civil date. */
  readonly on: string;
  readonly user?: string;
}

/** A share of a register's entries of one period, drawn so that everybody can draw it again. */
export interface Draw {
  readonly id: string;
  /** `<work flow>/<sample>` */
  readonly sample: string;
  readonly period: string;
  readonly seed: string;
  /** Percent. */
  readonly rate: string;
  readonly population: number;
  /** The SHA-256 of the ids of all entries, in order. */
  readonly populationHash: string;
  readonly drawnAt: Instant;
}

/** One entry that was drawn, with what the second look found. */
export interface Drawn {
  readonly drawId: string;
  readonly recordId: string;
  readonly caseId: string;
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly checkedBy?: string;
  readonly checkedAt?: Instant;
}

/** Something that repeats, and what was decided about it. */
export interface Suggestion {
  readonly id: string;
  /** `<work flow>/<pattern>` */
  readonly pattern: string;
  readonly groupKey: string;
  readonly group: Readonly<Record<string, string>>;
  readonly count: number;
  readonly cases: readonly string[];
  readonly state: 'open' | 'accepted' | 'dismissed';
  readonly offer?: string;
  readonly note?: string;
  readonly decidedBy?: string;
  readonly decidedAt?: Instant;
  readonly seenAt: Instant;
}

/** A case that is begun from a suggestion, in this draft; `caseId` once it is one. */
export interface SuggestedCase {
  readonly draftId: string;
  readonly suggestionId: string;
  readonly caseId?: string;
}

export interface PlannedReading {
  readonly appointments: {
    /** On these civil days, both among them. */
    between(from: string, to: string): Promise<Appointment[]>;
  };
  readonly feeds: {
    /** When the actor's feed was made; undefined when there is none. */
    madeAt(): Promise<Instant | undefined>;
    /** Whose feed this is. */
    userOf(token: string): Promise<string | undefined>;
  };
  readonly draws: {
    /** Latest first. */
    list(): Promise<Draw[]>;
    items(drawId: string): Promise<Drawn[]>;
  };
  readonly suggestions: {
    /** Those to decide on first. */
    list(): Promise<Suggestion[]>;
    /** @throws NotFound */
    get(id: string): Promise<Suggestion>;
    /** What is begun from it, in the order of time. */
    begunFrom(id: string): Promise<SuggestedCase[]>;
    /** The cases that began from what a pattern suggested, whoever asks. */
    casesOf(pattern: string): Promise<ReadonlySet<string>>;
    /** The one from which a case began. */
    of(caseId: string): Promise<Suggestion | undefined>;
  };
  readonly entries: {
    /** Entries of a register between two instants, in the order of time, whoever asks. */
    within(
      window: { register: string; since: Instant; until: Instant } & PageOf,
    ): Promise<Page<RegisterEntry>>;
    /** The id of the entry that was written last. */
    latest(): Promise<string | undefined>;
    /** What repeats among the entries of a register, whoever asks; where one says nothing it is left out. */
    repeating(what: Repeating): Promise<Repeated[]>;
  };
}

/** Entries between two instants that are alike `by` fields or the `unit`, at least so many. */
export interface Repeating {
  readonly register: string;
  readonly since: Instant;
  readonly until: Instant;
  /** Those that hold all of it; a list holds what one of its values is. */
  readonly where?: readonly Filter[];
  /** Those of these cases are not counted. */
  readonly without: ReadonlySet<string>;
  readonly by: readonly string[];
  /** Of each person one counts. */
  readonly distinct?: 'person' | undefined;
  readonly atLeast: number;
}
export interface Repeated {
  readonly group: Readonly<Record<string, string>>;
  readonly count: number;
  readonly cases: readonly string[];
}

export interface PlannedWriting {
  readonly appointments: {
    set(appointment: Appointment): Promise<void>;
    /** Those of a case: this one, or all. */
    clear(caseId: string, name?: string): Promise<void>;
    /** Gives those of a case to another user. */
    give(caseId: string, user: string): Promise<void>;
  };
  readonly feeds: {
    /** Keeps the hash of a new token of the actor; the one before is no more. */
    save(token: string): Promise<void>;
    end(): Promise<void>;
  };
  readonly draws: {
    /** @throws Conflict when that period was drawn meanwhile */
    insert(
      draw: Omit<Draw, 'id' | 'drawnAt'>,
      items: readonly Pick<Drawn, 'recordId' | 'caseId'>[],
    ): Promise<Draw>;
    /** Keeps the second look, once. @throws NotFound when there is nothing to check any more */
    check(drawId: string, recordId: string, answers: Drawn['answers']): Promise<void>;
  };
  readonly suggestions: {
    /** Says what was seen; what was decided comes up again only when there is more of it. */
    see(
      seen: Pick<Suggestion, 'pattern' | 'groupKey' | 'group' | 'count' | 'cases'>,
    ): Promise<'new' | 'known'>;
    /** @throws NotFound when it is not open any more */
    decide(id: string, decision: Pick<Suggestion, 'state' | 'offer' | 'note'>): Promise<Suggestion>;
    /** A case is begun from it in this draft. */
    begin(id: string, draftId: string): Promise<void>;
    /** The case that was begun with a draft; nothing where none was begun from a suggestion. */
    begun(draftId: string, caseId: string): Promise<void>;
  };
}
