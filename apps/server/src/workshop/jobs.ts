import type { Edition, Example, Form, Invariant, Pack, Problem, Text } from '@bitan/definitions';
import type { About, Data, Scanned } from '@bitan/documents';
import type { FormFile, Said } from '@bitan/forms/exchange';
import type { Finding, RuleCoverage, Sheet, Strictness } from '@bitan/rules';

/** What the workshop says of a chain of packs: whether it could be in force, and if not, why. */
export interface Review {
  /** Absent when the chain does not resolve. */
  readonly edition?: Edition;
  readonly problems: readonly Problem[];
  readonly proofs: readonly Proof[];
  readonly examples: { readonly passed: number; readonly failed: readonly FailedExample[] };
  /** What the analysis finds in it and not in the edition in force. */
  readonly findings: readonly (Finding & { readonly example?: Example })[];
  /** Decisions that are milder than at the level above, or of which that is not decided. */
  readonly milder: readonly Strictness[];
}

export interface Proof {
  readonly invariant: Invariant['id'];
  readonly result: 'proved' | 'broken' | 'undecided';
  /** A case that breaks it, in words, or why it could not be decided. */
  readonly sentence?: Text;
}

export interface FailedExample {
  readonly id: Example['id'];
  readonly title: Text;
  readonly message: Text;
}

export interface Cases {
  readonly cases: readonly CaseResult[];
  readonly coverage: RuleCoverage[];
  readonly proposed: Example[];
}

export interface CaseResult {
  readonly id: Example['id'];
  readonly title: Text;
  readonly decisions: string[];
  readonly ok: boolean;
  readonly message: Text;
}

/** One sheet: its name, and its rows. */
export interface Table {
  readonly name: string;
  readonly rows: readonly (readonly (string | number)[])[];
}

/** The jobs by name: what each is given and what it gives. */
export interface Jobs {
  load: { given: { root: string; pack: string }; gives: Pack[] };
  resolve: { given: { chain: Pack[] }; gives: Edition };
  /** The cases of an edition, with what they show of its rules, and more that could be adopted. */
  cases: { given: { chain: Pack[] }; gives: Cases };
  /** Those of these templates (by SHA-256) that the folders of a pack and those above it have. */
  templates: {
    given: { root: string; pack: string; wanted: string[] };
    gives: [string, Uint8Array][];
  };
  /** What a .docx file is as a template, and why it cannot be one. */
  scanTemplate: { given: { bytes: Uint8Array }; gives: Scanned };
  fillTemplate: { given: { template: Uint8Array; data: Data }; gives: Uint8Array };
  makePdf: { given: { docx: Uint8Array; about: About }; gives: Uint8Array };
  /** An .xlsx file, base64. */
  writeSheet: { given: { sheet: Sheet }; gives: string };
  /** Tables as sheets of an .xlsx file, base64. */
  writeTables: { given: { tables: readonly Table[] }; gives: string };
  readSheet: { given: { base64: string }; gives: string[][] | undefined };
  /** What a file would change in a form; or why it is not taken, with the place and the cure. */
  readForm: {
    given: { text: string; onto: Form };
    gives: FormFile | { readonly refused: Said };
  };
  /** A picture without what a camera wrote into it; nothing when it cannot be read. */
  cleanPicture: {
    given: { bytes: Uint8Array; type: 'jpeg' | 'png' | 'webp' };
    gives: Uint8Array | undefined;
  };
  /** `inForce`: the edition whose findings are known already. */
  review: { given: { chain: Pack[]; inForce?: Edition | undefined }; gives: Review };
}
export type JobName = keyof Jobs;

export type Order = { [J in JobName]: { id: number; job: J; given: Jobs[J]['given'] } }[JobName];
export type Delivery =
  | { readonly id: number; readonly done: unknown }
  | { readonly id: number; readonly problems: readonly Problem[] }
  | { readonly id: number; readonly failed: string };
