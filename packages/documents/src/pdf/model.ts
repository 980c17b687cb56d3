/** Everything here is in points (1/72 inch) unless it says otherwise. */

/** How a piece of text looks. */
export interface RunForm {
  readonly eastAsian: string;
  readonly latin: string;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly hidden: boolean;
  /** `#rrggbb` */
  readonly color: string;
  readonly raised: 'none' | 'superscript' | 'subscript';
  /** Added after each character. */
  readonly spacing: number;
}

export interface Line {
  readonly width: number;
  readonly color: string;
  readonly kind: 'single' | 'double' | 'dashed';
  /** Between it and what it borders. */
  readonly space: number;
}
export const sides = ['top', 'left', 'bottom', 'right'] as const;
export type Side = (typeof sides)[number];
export type Borders = Partial<Record<Side | 'insideH' | 'insideV', Line | 'none'>>;

export interface TabStop {
  readonly at: number;
  readonly align: 'left' | 'center' | 'right';
  readonly leader: 'none' | 'dot' | 'underscore' | 'hyphen';
}

/** An indent or a space, some of it in characters or lines of the text. */
export interface Measure {
  readonly points: number;
  /** Hundredths of a character (or of a line); counts instead of the points where it is there. */
  readonly hundredths?: number | undefined;
}

export interface ParagraphForm {
  readonly align: 'left' | 'center' | 'right' | 'both' | 'distribute';
  readonly left: Measure;
  readonly right: Measure;
  /** Of the first line; negative is hanging. */
  readonly first: Measure;
  readonly before: Measure;
  readonly after: Measure;
  readonly line: { readonly rule: 'auto' | 'exact' | 'atLeast'; readonly value: number };
  readonly tabs: readonly TabStop[];
  readonly borders: Borders;
  readonly keepNext: boolean;
  readonly pageBreakBefore: boolean;
  readonly snapToGrid: boolean;
  readonly numbering?: { readonly id: string; readonly level: number } | undefined;
}

export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly form: RunForm }
  | { readonly kind: 'tab'; readonly form: RunForm }
  | { readonly kind: 'break'; readonly page: boolean }
  | { readonly kind: 'field'; readonly what: 'page' | 'pages'; readonly form: RunForm }
  | {
      readonly kind: 'image';
      readonly bytes: Uint8Array;
      readonly width: number;
      readonly height: number;
    };

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly form: ParagraphForm;
  /** Of the paragraph's end: how high it is when it is empty. */
  readonly mark: RunForm;
  readonly inlines: readonly Inline[];
}

export interface Margins {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Cell {
  readonly blocks: readonly Block[];
  readonly span: number;
  /** Whether it belongs to the cell above. */
  readonly merged: boolean;
  readonly borders: Borders;
  readonly margins: Margins;
  readonly align: 'top' | 'center' | 'bottom';
  readonly fill?: string | undefined;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** Columns of the grid that are left free before the first cell. */
  readonly skipped: number;
  readonly height: number;
  readonly exact: boolean;
  readonly header: boolean;
  readonly whole: boolean;
}

export interface Table {
  readonly kind: 'table';
  /** The widths of the columns. */
  readonly grid: readonly number[];
  readonly rows: readonly Row[];
  readonly align: 'left' | 'center' | 'right';
  readonly indent: number;
}

export type Block = Paragraph | Table;

export interface Section {
  readonly blocks: readonly Block[];
  readonly width: number;
  readonly height: number;
  readonly margins: Margins;
  /** From the edge of the page. */
  readonly header: number;
  readonly footer: number;
  /** The distance of lines of a grid that lines of text keep to. */
  readonly grid?: number | undefined;
  readonly headers: Running;
  readonly footers: Running;
  /** Whether its first page has a header and footer of its own. */
  readonly titled: boolean;
  readonly firstPage?: number | undefined;
}
/** What stands on every page; on the first and on even ones something else may. */
export type Running = Partial<Record<'default' | 'first' | 'even', readonly Block[]>>;

export interface Document {
  readonly sections: readonly Section[];
  /** Whether even pages have headers and footers of their own. */
  readonly facing: boolean;
  readonly tabEvery: number;
}
