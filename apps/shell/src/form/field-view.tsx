import { memo } from 'react';
import { useTexts } from '../texts/index.ts';
import { useField } from './field-context.tsx';
import type { Field } from './fields.ts';
import { Rows } from './rows.tsx';
import { widgets } from './widgets/index.ts';

interface Props {
  readonly field: Field;
  /** The id of its control: the prefix of the form and the pointer of the answer. */
  readonly id: string;
  readonly value: unknown;
  readonly required: boolean;
  readonly readonly: boolean;
  /** Told under which name it was answered what: the same function for every field. */
  readonly onAnswer: (name: string, value: unknown) => void;
}

/** A field: label above, the control, what is wrong with it, and help. Drawn when it changes. */
export const FieldView = memo(function FieldView(props: Props) {
  const { field, id, required } = props;
  const { t } = useTexts();
  const { name, problem, sealed } = useField(id);
  const { title, description } = field.schema;
  const notes = [
    description,
    field.ui['ui:help'],
    sealed ? t('form.sealed') : undefined,
    field.schema.readOnly ? t('form.computed') : undefined,
  ].filter((note) => note);
  return (
    <div className={problem ? 'field field-wrong' : 'field'} data-field={name}>
      <div>
        <label id={`${id}__label`} htmlFor={id} className="field-label">
          {title ?? field.id}
        </label>
        {required && (
          <span className="field-required" aria-hidden="true" title={t('common.required')}>
            {' '}
            *
          </span>
        )}
      </div>
      <Control {...props} />
      <div id={`${id}__notes`} className="field-notes">
        {problem && <div className="field-error">{problem}</div>}
        {notes.map((note) => (
          <div key={note} className="quiet">
            {note}
          </div>
        ))}
      </div>
    </div>
  );
});

function Control({ field, id, value, required, readonly, onAnswer }: Props) {
  const off = readonly || field.ui['ui:readonly'] === true;
  const answer = (next: unknown) => onAnswer(field.id, next);
  if (field.widget === 'rows') {
    return (
      <Rows cell={FieldView} field={field} id={id} value={value} readonly={off} onChange={answer} />
    );
  }
  const Widget = widgets[field.widget];
  return (
    <Widget
      id={id}
      schema={field.schema}
      value={value}
      onChange={answer}
      required={required}
      readonly={off}
      disabled={false}
      placeholder={field.ui['ui:placeholder']}
      multiple={field.schema.type === 'array'}
    />
  );
}
