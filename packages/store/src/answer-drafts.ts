import type { Instant } from './model.ts';

/**
 * The unfinished answers of one person: of an action on a case, or of what begins a case. They are
 * sealed as a whole, and nobody else reads them.
 */
export interface AnswerDraft extends AnswerDraftHead {
  readonly answers: unknown;
}

/** An unfinished form without what was typed into it. */
export interface AnswerDraftHead {
  readonly id: string;
  readonly user: string;
  readonly workflow: string;
  /** Absent for what begins a case. */
  readonly caseId?: string;
  /** The action as its address has it, e.g. `review` or `review.approve`. */
  readonly action: string;
  /** The edition on whose form it was begun, and is finished. */
  readonly edition: string;
  /** The revision of the case that was seen then; 0 where there is none yet. */
  readonly caseRevision: number;
  readonly revision: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** Of the actor alone; another one's are not found. */
export interface AnswerDraftReading {
  /** @throws NotFound, WrongKey */
  get(id: string): Promise<AnswerDraft>;
  /** That of an action on a case, if there is one. */
  at(caseId: string, action: string): Promise<AnswerDraft | undefined>;
  /** Latest first; without those of cases that the actor may not see any more. */
  list(): Promise<AnswerDraftHead[]>;
  /** For the actor `system` only: whose have not been touched since. Nobody else gets any. */
  untouchedSince(instant: Instant): Promise<AnswerDraftHead[]>;
}

export interface AnswerDraftWriting {
  /** @throws Conflict when there is one of this id, or at this place */
  begin(
    draft: Omit<AnswerDraft, 'user' | 'revision' | 'createdAt' | 'updatedAt'>,
  ): Promise<AnswerDraft>;
  /** Keeps other answers in it. @throws NotFound; Stale, with what is kept now */
  save(id: string, answers: unknown, expected: number): Promise<AnswerDraft>;
  /** @returns whether there was one */
  forget(id: string): Promise<boolean>;
  /** Forgets that of an action on a case, when the action was done. */
  forgetAt(caseId: string, action: string): Promise<void>;
  /** For the actor `system` only: forgets one that was left lying, whosever it is. */
  expire(id: string): Promise<void>;
}
