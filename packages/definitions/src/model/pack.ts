import Type, { type Static } from 'typebox';
import type { Calendar } from './calendar.ts';
import type { Decision, DecisionOverlay } from './decision.ts';
import type { Document, DocumentChange } from './document.ts';
import type { Example } from './example.ts';
import type { Fact } from './fact.ts';
import type { Form } from './form.ts';
import type { Invariant } from './invariant.ts';
import type { Overlay } from './overlay.ts';
import type { OverviewChange, OverviewEntry } from './overview.ts';
import type { Parameter, ParameterOverride, Topic } from './parameter.ts';
import type { Register, Role } from './register.ts';
import { closed } from './schema.ts';
import { Id, levels, Text } from './text.ts';
import type { Workflow } from './workflow.ts';

/** `rules/<pack>/pack.json`: who a pack is and on whose it builds. */
export const Manifest = closed({
  $schema: Type.Optional(Type.String()),
  id: Id,
  version: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$' }),
  title: Text,
  description: Type.Optional(Text),
  level: Type.Enum([...levels]),
  parent: Type.Optional(Id),
});
export type Manifest = Static<typeof Manifest>;

/**
 * The definitions of one jurisdiction as they were written, one layer of an edition.
 * `files` says which file each kind came from, by its key here and, in lists of files, its index;
 * a layer that was edited in the product has no files.
 */
export interface Pack {
  manifest: Manifest;
  facts: Fact[];
  topics: Topic[];
  parameters: (Parameter | ParameterOverride)[];
  decisions: (Decision | DecisionOverlay)[];
  invariants: Invariant[];
  workflows: Workflow[];
  registers: Register[];
  roles: Role[];
  calendars: Calendar[];
  examples: Example[];
  forms: Form[];
  overlays: Overlay[];
  documents: (Document | DocumentChange)[];
  overview: (OverviewEntry | OverviewChange)[];
}

/** The lists of a pack, by name. */
export type Kind = Exclude<keyof Pack, 'manifest'>;
export const kinds: readonly Kind[] = [
  'facts',
  'topics',
  'parameters',
  'decisions',
  'invariants',
  'workflows',
  'registers',
  'roles',
  'calendars',
  'examples',
  'forms',
  'overlays',
  'documents',
  'overview',
];
