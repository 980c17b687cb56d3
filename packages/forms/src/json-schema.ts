/** JSON Schema (draft 2020-12), as any renderer or validator takes it. */
export type JsonSchema = Record<string, unknown>;
