import type { Colleague, Handover } from '@bitan/api';

/**
 * What travels with a matter: its number, and the answers that may be kept, as they read. The other
 * office has records and forms of its own, to which ids and codes of this one say nothing; what it may
 * begin a case with (`takes`) is what its forms have in common with those here.
 */
export interface Matter {
  readonly case: string;
  readonly number: string;
  readonly kept: Handover['kept'];
  readonly workflow?: string;
  readonly takes?: Takes;
}

export interface Takes {
  readonly answers: Readonly<Record<string, unknown>>;
  /** The record of who it is about; a unit is named. */
  readonly person?: Readonly<Record<string, unknown>>;
  readonly unit?: Readonly<Record<string, unknown>>;
}

/** What an office gets back for a matter that it sent: of which message, when, by whom, why not. */
export interface Answer {
  readonly of: string;
  readonly at: string;
  readonly by: Colleague;
  readonly reason?: string;
}

/** An answer as a reason, or the lack of one, says what it is; nothing while there is none. */
export const sayAnswer = (answer: Answer | undefined) => {
  if (!answer) return {};
  const { at, by, reason } = answer;
  return reason === undefined ? { received: { at, by } } : { refused: { at, by, reason } };
};

/** Files of a case that go after a matter that was handed over, by their ids where they come from. */
export interface Enclosure {
  readonly of: string;
  readonly attachments: readonly string[];
  readonly documents: readonly string[];
}

/** The kinds of messages by which offices hand matters over. */
export const kinds = {
  matter: 'handover',
  enclosure: 'handover-enclosure',
  received: 'handover-receipt',
  refused: 'handover-refusal',
} as const;
