import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type {
  ArrayFieldItemTemplateProps,
  ArrayFieldTemplateProps,
  FieldTemplateProps,
  ObjectFieldTemplateProps,
  TemplatesType,
} from '@rjsf/utils';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTexts } from '../texts/index.ts';
import { useField } from './field-context.tsx';

/** Label above, then help, the control, and what is wrong with it. */
function FieldTemplate(props: FieldTemplateProps) {
  const { id, label, required, schema, rawHelp, children, hidden } = props;
  const { t } = useTexts();
  const { name, problem, sealed } = useField(id);
  const isBare = schema.type === 'object' || schema.type === 'null';
  if (hidden) return null;
  if (isBare) return children;
  const notes = [
    schema.description,
    rawHelp,
    sealed ? t('form.sealed') : undefined,
    schema.readOnly ? t('form.computed') : undefined,
  ].filter((note) => note);
  return (
    <div className={problem ? 'field field-wrong' : 'field'} data-field={name}>
      <div>
        <label id={`${id}__label`} htmlFor={id} className="field-label">
          {label}
        </label>
        {required && (
          <span className="field-required" aria-hidden="true" title={t('common.required')}>
            {' '}
            *
          </span>
        )}
      </div>
      {children}
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
}

function ObjectFieldTemplate({ properties }: ObjectFieldTemplateProps) {
  return (
    <div className="fields">
      {properties.filter(({ hidden }) => !hidden).map(({ content }) => content)}
    </div>
  );
}

/** A table of rows, each a small form of its own. */
function ArrayFieldTemplate(props: ArrayFieldTemplateProps) {
  const { items, canAdd, onAddClick, title, fieldPathId, readonly, disabled } = props;
  const { t } = useTexts();
  const { $id } = fieldPathId;
  const { onBlur, aria } = useField($id);
  useFocusOnNewRow($id, items.length);
  return (
    <div role="group" id={$id} className="rows" tabIndex={-1} onBlur={onBlur} {...aria}>
      {items.length === 0 && <span className="quiet">{t('form.noRows')}</span>}
      {items}
      {canAdd && !readonly && !disabled && (
        <Button
          icon={<PlusOutlined aria-hidden />}
          onClick={onAddClick}
          aria-label={`${t('form.addRow')} ${title}`}
        >
          {t('form.addRow')}
        </Button>
      )}
    </div>
  );
}

function ArrayFieldItemTemplate({ children, buttonsProps, index }: ArrayFieldItemTemplateProps) {
  const { t } = useTexts();
  const { hasRemove, readonly, disabled, onRemoveItem } = buttonsProps;
  const remove = t('form.removeRow', { n: index + 1 });
  return (
    <div role="group" aria-label={t('form.row', { n: index + 1 })} className="rows-row">
      <div className="rows-head">
        <span className="quiet">{t('form.row', { n: index + 1 })}</span>
        {hasRemove && !readonly && !disabled && (
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={remove}
            title={remove}
            onClick={onRemoveItem}
          />
        )}
      </div>
      {children}
    </div>
  );
}

/** Who adds a row wants to fill it in. */
function useFocusOnNewRow(id: string, rows: number): void {
  const before = useRef(rows);
  useEffect(() => {
    const box = document.getElementById(id);
    const row = box?.querySelectorAll('.rows-row')[rows - 1];
    if (rows > before.current) row?.querySelector<HTMLElement>('input, textarea')?.focus();
    before.current = rows;
  }, [id, rows]);
}

const Nothing = () => null;

export const templates: Partial<TemplatesType> = {
  FieldTemplate,
  ObjectFieldTemplate,
  ArrayFieldTemplate,
  ArrayFieldItemTemplate,
  TitleFieldTemplate: Nothing,
  DescriptionFieldTemplate: Nothing,
  ErrorListTemplate: Nothing,
  FieldErrorTemplate: Nothing,
  FieldHelpTemplate: Nothing,
};
