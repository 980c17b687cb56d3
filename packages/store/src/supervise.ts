import type { Text } from '@bitan/definitions';
import type { Instant, Message, Task } from './model.ts';
import type { Page, PageOf } from './page.ts';

/** Something that one person of the office was told. It names a case by its number only. */
export interface Notice {
  readonly id: string;
  readonly user: string;
  readonly caseId?: string;
  readonly number?: string;
  /** What it is about, e.g. `alarm.overdue`; people choose by it what reaches them by mail. */
  readonly kind: string;
  readonly text: Text;
  /** The title of the action; shown in the product, and never sent. */
  readonly about?: Text;
  readonly at: Instant;
  readonly readAt?: Instant;
}

/** How somebody wants to be told beside the product. */
export interface NoticeSettings {
  /** The mail address, where mails are wanted. */
  readonly mail?: string;
  /** Kinds that are not sent by mail. */
  readonly quiet?: readonly string[];
}

/** Who stands in for whom on which days; the days are civil dates, both among them. */
export interface Deputy {
  readonly id: string;
  readonly absent: string;
  readonly deputy: string;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  readonly namedBy: string;
  readonly namedAt: Instant;
  readonly endedAt?: Instant;
}

/**
 * What departed from the ordinary, for who supervises: kinds are `deviation`, `return`,
 * `extension`, `suspension`, and `watch.<id>` for what the flow says is to be watched.
 */
export interface Exception {
  readonly id: string;
  readonly kind: string;
  readonly caseId: string;
  readonly action?: string;
  readonly user: string;
  readonly detail?: unknown;
  readonly at: Instant;
  /** When it was over; only of what lasts. */
  readonly endedAt?: Instant;
  /** Who decided that it is over, and why, where somebody did. */
  readonly endedBy?: string;
  readonly endedWhy?: string;
}

/** Where messages go by HTTP. The secret with which they are signed is kept sealed. */
export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly madeAt: Instant;
  readonly madeBy: string;
  readonly endedAt?: Instant;
}

/** A message that leaves, with what became of it so far. */
export interface Outgoing extends Message {
  readonly attempts: number;
  readonly nextAt?: Instant;
  /** Given up; somebody has to look. */
  readonly failedAt?: Instant;
  readonly error?: string;
}

/** Open tasks counted by who has them and where their cases stand. */
export interface TaskCount {
  readonly user?: string;
  readonly workflow: string;
  readonly edition: string;
  readonly stage: string;
  /** The alarm that was reached. */
  readonly grade: string;
  readonly count: number;
}

export interface SuperviseReading {
  readonly notices: {
    /** The actor's own, latest first. */
    list(page?: PageOf & { unread?: boolean | undefined }): Promise<Page<Notice>>;
    /** How many the actor has not read, up to 100. */
    unread(): Promise<number>;
    settings(user: string): Promise<NoticeSettings>;
  };
  readonly deputies: {
    /** Those that are not over on a day, and were not ended before. */
    from(day: string): Promise<Deputy[]>;
    /** The colleagues for whom somebody stands in on a day. */
    actsFor(user: string, day: string): Promise<string[]>;
  };
  readonly exceptions: {
    /** Latest first. */
    list(filter: ExceptionFilter & PageOf): Promise<Page<Exception>>;
    /** What lasts still on a case. */
    lasting(caseId: string): Promise<Exception[]>;
    /** What somebody decided to be over on a case, latest first. */
    decided(caseId: string, kind: string): Promise<Exception[]>;
    /** How many of each kind last still. */
    countLasting(): Promise<Readonly<Record<string, number>>>;
  };
  readonly webhooks: { list(): Promise<Webhook[]> };
  readonly marks: { get(name: string): Promise<string | undefined> };
}

export interface ExceptionFilter {
  readonly kind: string;
  readonly since?: Instant | undefined;
  /** Only what lasts still. */
  readonly lasting?: boolean | undefined;
}

export interface SuperviseWriting {
  readonly notices: {
    add(notice: Omit<Notice, 'id' | 'at' | 'readAt'>): Promise<Notice>;
    /** Those of the actor up to this id, or only that one. */
    markRead(upTo: string, only?: boolean): Promise<void>;
    saveSettings(settings: NoticeSettings): Promise<void>;
  };
  readonly deputies: {
    insert(
      deputy: Pick<Deputy, 'absent' | 'deputy' | 'from' | 'until' | 'reason'>,
    ): Promise<Deputy>;
    /** @throws NotFound when there is none that still counts */
    end(id: string): Promise<Deputy>;
  };
  readonly exceptions: {
    add(one: Omit<Exception, 'id' | 'user' | 'endedAt' | 'endedBy' | 'endedWhy'>): Promise<void>;
    /** What lasted on a case is over; where the actor decided so, with the reason. */
    end(caseId: string, kind: string, why?: string): Promise<void>;
  };
  readonly webhooks: {
    /** Keeps the secret sealed. */
    insert(url: string, secret: string): Promise<Webhook>;
    end(id: string): Promise<void>;
  };
  readonly marks: { set(name: string, value: string): Promise<void> };
}

/** Tasks, for who supervises. */
export interface TaskSupervision {
  /** Open tasks whose next alarm rang by now, the earliest first. */
  ringing(now: Instant, limit: number): Promise<Task[]>;
  /** Open tasks that reached this grade, most urgent first. */
  graded(grade: string, limit: number): Promise<Task[]>;
  /** Open tasks that are due within these instants. */
  dueBetween(from: Instant, to: Instant): Promise<Task[]>;
  counts(): Promise<TaskCount[]>;
}

export interface TaskRinging {
  /**
   * Notes the alarm that a task reached and when the next one rings, if nobody else did meanwhile.
   * @returns whether it was noted by this
   */
  ring(
    task: Pick<Task, 'id' | 'grade'>,
    grade: string,
    next: Instant | undefined,
  ): Promise<boolean>;
}
