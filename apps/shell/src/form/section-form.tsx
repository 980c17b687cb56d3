import type { Answers } from '@bitan/api';
import Form from '@rjsf/core';
import type { ValidatorType } from '@rjsf/utils';
import { useMemo } from 'react';
import type { Field } from './fields.ts';
import { separator } from './pointers.ts';
import { sectionSchema, sectionUi } from './section-schema.ts';
import { templates } from './templates.tsx';
import { widgets } from './widgets/index.ts';

interface Props {
  readonly prefix: string;
  readonly fields: readonly Field[];
  readonly required: ReadonlySet<string>;
  readonly readonly: readonly string[];
  readonly answers: Answers;
  readonly onChange: (answers: Answers) => void;
}

/** The fields of one section, drawn by rjsf. Sections apart keep typing quick in long forms. */
export function SectionForm({ prefix, fields, required, readonly, answers, onChange }: Props) {
  const needed = fields.filter(({ id }) => required.has(id)).map(({ id }) => id);
  const names = fields.map(({ id }) => id);
  // Rebuilt only when other fields are shown or required: rjsf starts afresh with each new schema.
  const shape = JSON.stringify([names, needed]);
  // `shape` stands for the fields and which of them are needed.
  const schema = useMemo(() => sectionSchema(fields, new Set(needed)), [shape, fields[0]]);
  const ui = useMemo(() => sectionUi(fields, readonly), [shape, fields[0], readonly]);
  const own = Object.fromEntries(names.map((name) => [name, answers[name]]));
  return (
    <Form<Answers>
      tagName="div"
      idPrefix={prefix}
      idSeparator={separator}
      schema={schema}
      uiSchema={ui}
      formData={own}
      validator={trusting}
      noValidate
      templates={templates}
      widgets={widgets}
      experimental_defaultFormStateBehavior={unasked}
      onChange={({ formData }) => onChange(merged(answers, names, formData ?? {}))}
    >
      {/* The buttons belong to the whole form. */}
      <span />
    </Form>
  );
}

/** rjsf invents nothing: no first choice, no empty row, no default. */
const unasked = {
  constAsDefaults: 'never',
  emptyObjectFields: 'skipDefaults',
  arrayMinItems: { populate: 'never' },
} as const;

/** `@bitan/forms` validates; the schema that rjsf gets has nothing left to decide. */
const trusting: ValidatorType<Answers> = {
  isValid: () => true,
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  rawValidation: () => ({ errors: [] }),
};

function merged(answers: Answers, names: readonly string[], own: Answers): Answers {
  const others = Object.entries(answers).filter(([name]) => !names.includes(name));
  const answered = Object.entries(own).filter(([, value]) => value !== undefined);
  return Object.fromEntries([...others, ...answered]);
}
