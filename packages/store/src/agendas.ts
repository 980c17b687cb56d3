import type { Instant } from './model.ts';

/** A matter on the agenda of a meeting; both are cases. */
export interface AgendaItem {
  readonly id: string;
  readonly meetingId: string;
  readonly caseId: string;
  /** `listed`: nothing is decided. `refused`: it was decided and could not be carried out. */
  readonly state: 'listed' | 'decided' | 'done' | 'refused';
  /** What was said of it. */
  readonly note: string;
  /** What was decided: JSON of who writes it. */
  readonly decided?: unknown;
  /** Why it could not be carried out. */
  readonly problem?: unknown;
  readonly addedBy: string;
  readonly addedAt: Instant;
  readonly revision: number;
}

export interface AgendaReading {
  /** Who is recused from a matter finds it on no agenda. */
  readonly agendas: {
    /** In the order in which they were put there. */
    list(meeting: string): Promise<AgendaItem[]>;
    /** The agendas on which a case is. */
    of(caseId: string): Promise<AgendaItem[]>;
    /** @throws NotFound */
    get(meeting: string, caseId: string): Promise<AgendaItem>;
  };
}

export interface AgendaWriting {
  readonly agendas: AgendaReading['agendas'] & {
    /** @throws Conflict when it is on it */
    add(meeting: string, caseId: string): Promise<AgendaItem>;
    save(item: AgendaItem, expected: number): Promise<AgendaItem>;
    remove(item: AgendaItem): Promise<void>;
  };
}
