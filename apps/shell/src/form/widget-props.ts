import type { FieldSchema } from '@bitan/definitions';

/** What every widget is given: one field with its answer. Ids end with the pointer of the answer. */
export interface WidgetProps {
  readonly id: string;
  readonly schema: FieldSchema;
  /** Undefined where nothing was answered. */
  readonly value: unknown;
  /** Told the answer, or undefined for none. */
  readonly onChange: (value: unknown) => void;
  readonly required: boolean;
  readonly readonly: boolean;
  readonly disabled: boolean;
  readonly placeholder?: string | undefined;
  /** Whether several can be chosen. */
  readonly multiple: boolean;
}
