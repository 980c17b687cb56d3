import type { Calendar } from './calendar.ts';
import type { Decision } from './decision.ts';
import type { Document } from './document.ts';
import type { Example } from './example.ts';
import type { Fact } from './fact.ts';
import type { Form } from './form.ts';
import type { Invariant } from './invariant.ts';
import type { Overlay } from './overlay.ts';
import type { OverviewEntry } from './overview.ts';
import type { Parameter, ParameterValue, Topic } from './parameter.ts';
import type { Register, Role } from './register.ts';
import type { Level, Text } from './text.ts';
import type { Workflow } from './workflow.ts';

/** Which pack of the chain defined an item, changed it, and locked it. */
export interface Provenance {
  readonly definedBy: string;
  /** The packs that changed it afterwards, from the top. */
  readonly changedBy: readonly string[];
  readonly lockedBy?: string;
  /** For a parameter: its value at each level that set one, from the top. */
  readonly values?: readonly { readonly pack: string; readonly value: ParameterValue }[];
  /** For a form: the overlays that were applied to it, from the top. */
  readonly overlays?: readonly { readonly pack: string; readonly overlay: Overlay }[];
}

/**
 * Everything that is in force for one office at one time: the packs of its chain resolved into
 * one. Immutable (deeply frozen) and content-addressed: `id` is the SHA-256 of its canonical JSON
 * without `id`, in lower-case hexadecimal.
 */
export interface Edition {
  readonly id: string;
  readonly pack: string;
  readonly level: Level;
  readonly title: Text;
  /** The packs that were resolved, from the top. */
  readonly chain: readonly {
    readonly id: string;
    readonly version: string;
    readonly title: Text;
  }[];
  readonly facts: Readonly<Record<string, Fact>>;
  /** In their order; editions from before parameters were put together have none. */
  readonly topics?: readonly Topic[];
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly decisions: Readonly<Record<string, Decision>>;
  readonly invariants: Readonly<Record<string, Invariant>>;
  readonly workflows: Readonly<Record<string, Workflow>>;
  readonly registers: Readonly<Record<string, Register>>;
  readonly roles: Readonly<Record<string, Role>>;
  readonly forms: Readonly<Record<string, Form>>;
  /** Their templates are kept apart, by their SHA-256. */
  readonly documents: Readonly<Record<string, Document>>;
  /** Editions from before there was an overview have none. */
  readonly overview?: Readonly<Record<string, OverviewEntry>>;
  readonly calendars: readonly Calendar[];
  readonly examples: readonly Example[];
  /** By `<kind>/<id>`, e.g. `parameters/repeat.window`, `rules/disposition/guard`. */
  readonly provenance: Readonly<Record<string, Provenance>>;
}
