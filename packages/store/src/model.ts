import type { FactValue, Level, Text } from '@bitan/definitions';

/**
 * What the store keeps. Instants are UTC, ISO 8601 with milliseconds; ids are UUIDv7 unless said
 * otherwise. JSON that belongs to other packages (positions, answers, traces) is `unknown` here:
 * the store keeps it and never looks inside.
 */
export type Instant = string;

/** Who reads or writes: a user of one organisation. `system` is the user of unattended work. */
export interface Actor {
  readonly org: string;
  readonly user: string;
}

export interface Organisation {
  readonly id: string;
  readonly title: Text;
  readonly level: Level;
  /** The pack whose definitions are its own. */
  readonly pack: string;
}

export interface User {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly disabled: boolean;
  /** Failed sign-ins since the last that succeeded. */
  readonly failed: number;
  readonly lockedUntil?: Instant;
  readonly revision: number;
}

export interface Session {
  readonly org: string;
  readonly user: string;
  readonly data: unknown;
  /** Ends when nothing was asked until then, and in any case at `absoluteUntil`. */
  readonly idleUntil: Instant;
  readonly absoluteUntil: Instant;
}

/** An edition as it was published; never changed. The same content may be published again. */
export interface Published {
  readonly number: number;
  /** The SHA-256 of the content. */
  readonly id: string;
  readonly effectiveFrom: Instant;
  /** What the office itself adds to the level above, as it was when this was published. */
  readonly layer?: unknown;
  readonly submittedBy?: string;
  readonly approvedBy?: string;
  readonly reason: string;
  readonly publishedAt: Instant;
  /** Set when it was withdrawn before it took effect. */
  readonly withdrawnAt?: Instant;
  readonly withdrawnBy?: string;
  readonly withdrawnWhy?: string;
}

export type DraftStatus = 'open' | 'submitted' | 'published' | 'returned' | 'withdrawn';

export interface Draft {
  readonly id: string;
  readonly title: string;
  readonly status: DraftStatus;
  readonly layer: unknown;
  /** The edition that it started from. */
  readonly baseEdition: string;
  readonly author: string;
  readonly submittedBy?: string;
  readonly reason?: string;
  readonly effectiveFrom?: Instant;
  readonly comment?: string;
  /** The keys of what the submitter saw and meant all the same. */
  readonly acknowledged?: readonly string[];
  readonly revision: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** One step of a draft: what somebody changed in it, at which revision. */
export interface DraftStep {
  readonly draftId: string;
  /** The draft's revision after it. */
  readonly revision: number;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly edits: readonly unknown[];
}

/** What somebody remarked on one item of a draft. */
export interface DraftComment {
  readonly id: string;
  readonly draftId: string;
  /** The path of the item, or '' for the draft as a whole. */
  readonly item: string;
  readonly text: string;
  readonly madeBy: string;
  readonly madeAt: Instant;
}

/** The current state of a case: a projection of its actions, written together with them. */
export interface Case {
  readonly id: string;
  readonly workflow: string;
  /** The edition under which it was received. */
  readonly edition: string;
  readonly number: string;
  readonly stage: string;
  readonly personId?: string;
  readonly unitId?: string;
  readonly handler?: string;
  readonly position: unknown;
  readonly facts: unknown;
  readonly outcomes: unknown;
  /** What lists show. Its texts can be searched, so nothing sealed may be in it. */
  readonly summary: unknown;
  readonly pending?: unknown;
  /** Users who never see the case again. */
  readonly recused: readonly string[];
  readonly revision: number;
  readonly startedAt: Instant;
  readonly updatedAt: Instant;
  readonly closedAt?: Instant;
}

/** What was done on a case; append-only. */
export interface ActionEntry {
  readonly caseId: string;
  /** Counts from 1 in each case. */
  readonly seq: number;
  readonly action: string;
  readonly kind: 'do' | 'approve' | 'return';
  readonly actor: string;
  /** The absent colleague for whom it was done. */
  readonly actingFor?: string;
  readonly at: Instant;
  /** The stage in which it was done. */
  readonly stage: string;
  /** Without what is sealed. */
  readonly answers: unknown;
  readonly form?: string;
  readonly edition: string;
  /** The hash of the calendars by which deadlines were computed. */
  readonly calendar: string;
  readonly choice?: unknown;
  readonly note?: string;
}

/** What the rules proposed, and what a person decided; append-only. */
export interface DecisionEntry {
  readonly caseId: string;
  /** The action with which it was made. */
  readonly seq: number;
  readonly decision: string;
  readonly edition: string;
  readonly proposed: unknown;
  readonly chosen: unknown;
  readonly deviates: boolean;
  readonly reason?: string;
  /** The facts and the trace, so that it can be explained years later. */
  readonly decided: unknown;
}

/** What a decision was made on; kept beside it for replays. */
export interface PastEntry {
  /** In the order of time. */
  readonly id: string;
  readonly caseId: string;
  readonly seq: number;
  readonly decision: string;
  readonly edition: string;
  readonly at: Instant;
  readonly personId?: string;
  readonly actor: string;
  readonly facts: unknown;
  /** The facts that were looked for and that nothing said. */
  readonly absent: readonly string[];
}

export interface Task {
  readonly id: string;
  readonly caseId: string;
  readonly action: string;
  readonly kind: 'do' | 'approve';
  /** Anybody with one of these roles may do it, unless it is given to `user`. */
  readonly roles: readonly string[];
  readonly user?: string;
  /** Users who may not do it although they have the role. */
  readonly excluded: readonly string[];
  readonly dueAt?: Instant;
  /** How the deadline was computed, or why it could not be. */
  readonly due?: unknown;
  readonly startedAt: Instant;
  readonly doneAt?: Instant;
  /** The alarm that people were told of, and when the next one rings. */
  readonly grade?: string;
  readonly alarmAt?: Instant;
}

/** An entry of a register about a person, a unit or a case. */
export interface RegisterEntry {
  readonly id: string;
  readonly register: string;
  readonly personId?: string;
  readonly unitId?: string;
  readonly caseId?: string;
  readonly at: Instant;
  readonly data: Readonly<Record<string, FactValue>>;
}

/** A person or a unit that cases are about. */
export interface Subject {
  readonly id: string;
  readonly name: string;
  readonly data: unknown;
  readonly revision: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** What a search found. */
export interface Found {
  /** `case`, `person`, `unit`, or what else was made findable. */
  readonly kind: string;
  readonly id: string;
  readonly caseId?: string;
  /** What it is called, a line each. */
  readonly names: string;
  /** What else it says. */
  readonly text: string;
}

export interface AuditEvent {
  /** e.g. `case.act`. */
  readonly event: string;
  /** The id of what it is about. */
  readonly subject?: string;
  readonly detail?: unknown;
}

/** Which entries of the audit log are wanted. */
export interface AuditFilter {
  readonly actor?: string | undefined;
  /** What the event begins with, up to its dot: `case`, `session`… */
  readonly kind?: string | undefined;
  readonly subject?: string | undefined;
  readonly since?: Instant | undefined;
  readonly until?: Instant | undefined;
}

export interface AuditEntry extends AuditEvent {
  /** Counts from 1 in each organisation. */
  readonly seq: number;
  readonly at: Instant;
  readonly actor: string;
}

/** The end of the audit chain, signed: kept outside the database, it proves that nothing was cut off. */
export interface SignedHead {
  readonly org: string;
  readonly seq: number;
  readonly mac: string;
  readonly at: Instant;
  readonly signature: string;
}

export interface AuditProof {
  readonly ok: boolean;
  /** How many entries there are. */
  readonly entries: number;
  /** The first entry that is wrong or missing. */
  readonly brokenAt?: number;
}

/** What must reach somebody else; it leaves after the transaction that wrote it. */
export interface Message {
  readonly id: string;
  readonly kind: string;
  /** An organisation, a user or a role, as the kind says. */
  readonly to: string;
  /** The case that it is about. */
  readonly caseId?: string;
  readonly payload: unknown;
  readonly createdAt: Instant;
  readonly deliveredAt?: Instant;
  /** What the other organisation answered to it. */
  readonly answer?: unknown;
}

/** A message that arrived from another organisation. */
export interface Delivery {
  readonly id: string;
  readonly from: string;
  readonly kind: string;
  readonly payload: unknown;
  readonly arrivedAt: Instant;
  /** When and by whom it was answered: confirmed, or refused. */
  readonly receivedAt?: Instant;
  readonly receivedBy?: string;
  /** Set where it was refused. */
  readonly refusedWhy?: string;
  /** The draft in which a case is begun from it, and that case. */
  readonly draftId?: string;
  readonly caseId?: string;
}

/** The answer to a request that was already carried out. */
export interface Remembered {
  readonly key: string;
  readonly requestHash: string;
  readonly status: number;
  readonly response: unknown;
}
