import type { Edition, Text } from '@bitan/definitions';

/** What fills a place: its text, whether a section on it is shown, and the rows of a table. */
export interface Value {
  readonly text: string;
  readonly holds: boolean;
  readonly rows?: readonly Data[];
}
/** Values by tag. */
export type Data = Readonly<Record<string, Value>>;

/** The record of a person or unit, or the answers of a form, by field id. */
export type Answers = Readonly<Record<string, unknown>>;

/** What is known when a document is made. Nothing sealed is ever in it. */
export interface Known {
  readonly office: string;
  readonly number?: string;
  /** The civil day on which it is made. */
  readonly today: string;
  readonly case?: { readonly number: string; readonly registeredOn: string };
  readonly handler?: string;
  readonly person?: Answers;
  readonly unit?: Answers;
  /** What was done on the case, in the order of time. */
  readonly entries: readonly {
    readonly action: string;
    readonly kind: 'do' | 'approve' | 'return';
    readonly by: string;
    /** A civil day. */
    readonly on: string;
    readonly answers: Answers;
    readonly note?: string;
  }[];
  /** What was decided, in the order of time: the ids of the outcomes. */
  readonly decisions: readonly {
    readonly decision: string;
    readonly outcomes: readonly string[];
    readonly reason?: string;
  }[];
  /** Entries of registers about the person or unit, in the order of time. */
  readonly records: readonly {
    readonly register: string;
    /** Whom it is about, by id. */
    readonly person?: string;
    readonly on: string;
    readonly data: Answers;
  }[];
  /** The matters of a meeting, with what was decided and said of each. */
  readonly agenda?: readonly {
    readonly number: string;
    readonly title: string;
    readonly person?: string;
    readonly action: string;
    readonly outcome?: string;
    readonly note: string;
  }[];
  /** What was counted, of a document about a report. */
  readonly report?: Figures;
  /** The name of a person, a unit or a user. */
  readonly nameOf: (id: string) => string | undefined;
}

/** A report over a period, beside the period before it, the same a year ago, and the year so far. */
export interface Figures {
  /** The first and the last civil day of the period. */
  readonly from: string;
  readonly until: string;
  /** What was counted in each span, by section. */
  readonly counted: Readonly<Record<Span, Readonly<Record<string, readonly Line[]>>>>;
}
export const figureSpans = ['now', 'before', 'yearAgo', 'yearSoFar'] as const;
export type Span = (typeof figureSpans)[number];

/** One line of a section of a report. */
export interface Line {
  readonly key: string;
  /** Which of the lines that the section always has it belongs to. */
  readonly line: string;
  readonly title: string;
  readonly count: number;
}

/** What of an edition placeholders are made from. */
export type Speaking = Pick<Edition, 'workflows' | 'forms' | 'registers' | 'decisions'>;

/** One thing that a template can say, and how it is read from what is known. */
export interface Placeholder {
  /** As it stands between the braces: `a.hold-talk.heldOn`. */
  readonly tag: string;
  readonly title: Text;
  /** What it belongs to: an action, the person, … */
  readonly group: Text;
  /** `rows` repeats what stands between `{#tag}` and `{/}` for each row. */
  readonly kind: 'value' | 'rows';
  /** What it may look like. */
  readonly example: string;
  /** Of rows: what can stand between the two tags, beside `{n}`. */
  readonly columns?: readonly Column[];
  readonly read: (known: Known) => Value;
}

export type Column = Pick<Placeholder, 'tag' | 'title' | 'example'>;

export const blank: Value = { text: '', holds: false };
export const valued = (text: string | undefined): Value => (text ? { text, holds: true } : blank);

/** All that placeholders read from what is known. */
export const dataOf = (placeholders: readonly Placeholder[], known: Known): Data =>
  Object.fromEntries(placeholders.map(({ tag, read }) => [tag, read(known)]));
