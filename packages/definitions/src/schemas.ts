import type { TSchema } from 'typebox';
import Type from 'typebox';
import { Calendar } from './model/calendar.ts';
import { conditionSchema } from './model/condition.ts';
import { Decision, DecisionOverlay } from './model/decision.ts';
import { Document, DocumentChange, DocumentFile } from './model/document.ts';
import { Example } from './model/example.ts';
import { Fact } from './model/fact.ts';
import { Form, fieldShapes } from './model/form.ts';
import { Invariant } from './model/invariant.ts';
import { Overlay } from './model/overlay.ts';
import { OverviewChange, OverviewEntry } from './model/overview.ts';
import { type Kind, Manifest } from './model/pack.ts';
import { Parameter, ParameterOverride, Topic } from './model/parameter.ts';
import { Register, Role } from './model/register.ts';
import { closed } from './model/schema.ts';
import { Workflow } from './model/workflow.ts';

/** The schemas of one item of each kind, and of what may stand for it in a layer. */
export const itemSchemas = {
  manifest: Manifest,
  facts: Fact,
  topics: Topic,
  parameters: Parameter,
  parameterOverrides: ParameterOverride,
  decisions: Decision,
  decisionOverlays: DecisionOverlay,
  invariants: Invariant,
  workflows: Workflow,
  registers: Register,
  roles: Role,
  calendars: Calendar,
  examples: Example,
  forms: Form,
  overlays: Overlay,
  documents: Document,
  documentChanges: DocumentChange,
  overview: OverviewEntry,
  overviewChanges: OverviewChange,
} satisfies Record<Kind | 'manifest' | Variant, TSchema>;
type Variant = 'parameterOverrides' | 'decisionOverlays' | 'documentChanges' | 'overviewChanges';

const file = (key: string, item: TSchema) =>
  closed({ $schema: Type.Optional(Type.String()), [key]: Type.Array(item) });

const files: Record<string, TSchema> = {
  pack: Manifest,
  facts: file('facts', Fact),
  topics: file('topics', Topic),
  parameters: file('parameters', Type.Union([Parameter, ParameterOverride])),
  decision: Type.Union([Decision, DecisionOverlay]),
  invariants: file('invariants', Invariant),
  workflow: Workflow,
  registers: file('registers', Register),
  roles: file('roles', Role),
  calendar: Calendar,
  cases: file('cases', Example),
  form: Form,
  overlay: Overlay,
  document: DocumentFile,
  overview: file('overview', Type.Union([OverviewEntry, OverviewChange])),
};

/** The JSON Schema (draft 2020-12) of every kind of file, by name, for editors and other tools. */
export function publishedSchemas(): Record<string, object> {
  const published = Object.entries(files).map(([name, schema]) => [
    name,
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `${name}.schema.json`,
      ...plain(schema),
      $defs: { condition: conditionSchema, ...fieldShapes },
    },
  ]);
  return Object.fromEntries(published);
}

/** A schema as JSON and nothing else. */
export function plain(schema: unknown): Record<string, unknown> {
  return JSON.parse(JSON.stringify(schema));
}
