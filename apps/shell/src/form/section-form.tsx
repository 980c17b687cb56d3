import type { Answers } from '@bitan/api';
import Form from '@rjsf/core';
import type { ValidatorType } from '@rjsf/utils';
import { useMemo } from 'react';
import { NoticeField } from './notice.tsx';
import { separator } from './pointers.ts';
import { type SectionPart, sectionSchema, sectionUi } from './section-schema.ts';
import { templates } from './templates.tsx';
import { widgets } from './widgets/index.ts';

interface Props {
  readonly prefix: string;
  readonly parts: readonly SectionPart[];
  readonly required: ReadonlySet<string>;
  readonly readonly: readonly string[];
  readonly answers: Answers;
  /** The answers as they count, with what is computed. */
  readonly settled: Answers;
  readonly onChange: (answers: Answers) => void;
}

/** The fields of one section, drawn by rjsf. Sections apart keep typing quick in long forms. */
export function SectionForm(props: Props) {
  const { prefix, parts, required, readonly, answers, settled, onChange } = props;
  const needed = parts.filter(({ id }) => required.has(id)).map(({ id }) => id);
  const names = parts.map(({ id }) => id);
  const answered = parts.filter((part) => 'schema' in part).map(({ id }) => id);
  // Rebuilt only when other fields are shown or required: rjsf starts afresh with each new schema.
  const shape = JSON.stringify([names, needed]);
  // `shape` stands for the fields and which of them are needed.
  const schema = useMemo(() => sectionSchema(parts, new Set(needed)), [shape, parts[0]]);
  const ui = useMemo(() => sectionUi(parts, readonly), [shape, parts[0], readonly]);
  const valueOf = (part: SectionPart) =>
    ('schema' in part && part.schema.readOnly ? settled : answers)[part.id];
  const own = Object.fromEntries(parts.map((part) => [part.id, valueOf(part)]));
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
      fields={extraFields}
      experimental_defaultFormStateBehavior={unasked}
      onChange={({ formData }) => onChange(merged(answers, answered, formData ?? {}))}
    >
      {/* The buttons belong to the whole form. */}
      <span />
    </Form>
  );
}

const extraFields = { notice: NoticeField };

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
  const given = Object.entries(own).filter(
    ([name, value]) => value !== undefined && names.includes(name),
  );
  return Object.fromEntries([...others, ...given]);
}
