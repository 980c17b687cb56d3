import {
  type AddedField,
  columnsOf,
  columnUi,
  type FieldSchema,
  type FieldUi,
} from '@bitan/definitions';
import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { choicesOf } from '../../../form/fields.ts';
import { inBoth } from '../../../texts/in-both.ts';
import { useTexts } from '../../../texts/index.ts';
import { Choices } from './choices.tsx';
import { type ColumnKind, columnKinds, freeName, plainField } from './field-kinds.ts';
import { Property, TextInput } from './inputs.tsx';

interface Props {
  readonly added: AddedField;
  readonly mayEdit: boolean;
  readonly onChange: (more: Partial<AddedField>) => void;
}

/** The columns of a table of rows: added, named, put in order and taken out. */
export function Columns({ added, mayEdit, onChange }: Props) {
  const { t } = useTexts();
  const { schema, ui, columns = {} } = added;
  const [kind, setKind] = useState<ColumnKind>('text');
  const items: FieldSchema = schema.items ?? { type: 'object' };
  const properties = items.properties ?? {};
  const order = columnsOf(schema, ui);
  const put = (table: Partial<Table>) =>
    onChange(
      withTable(added, { properties, order, columns, required: items.required ?? [], ...table }),
    );
  const add = () => {
    const name = freeName(new Set(order), 'c');
    const made = plainField(kind, {
      title: inBoth('designer.column', { n: order.length + 1 }),
      choice: (n) => inBoth('designer.choice', { n }),
    });
    put({
      properties: { ...properties, [name]: made.schema },
      order: [...order, name],
      columns: { ...columns, [name]: made.texts },
      ...(made.ui && { widgets: { [name]: made.ui } }),
    });
  };
  return (
    <Property label={t('designer.columns')}>
      {order.map((name, i) => {
        const column = properties[name];
        if (!column) return null;
        const title = column.title ?? name;
        const said = columns[name] ?? {};
        return (
          <div key={name} className="column" data-column={name}>
            <TextInput
              label={t('designer.column', { n: i + 1 })}
              value={{ 'zh-CN': title, en: said.title ?? title }}
              disabled={!mayEdit}
              onChange={(text) =>
                put({
                  properties: { ...properties, [name]: { ...column, title: text['zh-CN'] } },
                  columns: { ...columns, [name]: { ...said, title: text.en } },
                })
              }
            />
            {choicesOf(column).length > 0 && (
              <Choices
                schema={column}
                texts={said}
                mayEdit={mayEdit}
                onChange={(next, texts) =>
                  put({
                    properties: { ...properties, [name]: next },
                    columns: { ...columns, [name]: texts },
                  })
                }
              />
            )}
            <div className="row">
              <Checkbox
                checked={items.required?.includes(name) ?? false}
                disabled={!mayEdit}
                onChange={({ target }) => {
                  const others = (items.required ?? []).filter((one) => one !== name);
                  put({ required: target.checked ? [...others, name] : others });
                }}
              >
                {t('common.required')}
              </Checkbox>
              {mayEdit && (
                <>
                  <Button
                    size="small"
                    disabled={i === 0}
                    aria-label={`${t('studio.up')} ${title}`}
                    onClick={() => put({ order: order.toSpliced(i, 1).toSpliced(i - 1, 0, name) })}
                  >
                    ↑
                  </Button>
                  <Button
                    size="small"
                    disabled={i === order.length - 1}
                    aria-label={`${t('studio.down')} ${title}`}
                    onClick={() => put({ order: order.toSpliced(i, 1).toSpliced(i + 1, 0, name) })}
                  >
                    ↓
                  </Button>
                  <Button
                    size="small"
                    danger
                    disabled={order.length === 1}
                    aria-label={`${t('condition.remove')} ${title}`}
                    onClick={() => {
                      const { [name]: _, ...left } = properties;
                      const { [name]: __, ...texts } = columns;
                      const needed = (items.required ?? []).filter((one) => one !== name);
                      const others = order.filter((one) => one !== name);
                      put({ properties: left, columns: texts, order: others, required: needed });
                    }}
                  >
                    ×
                  </Button>
                </>
              )}
            </div>
          </div>
        );
      })}
      {mayEdit && (
        <div className="row">
          <Select<ColumnKind>
            size="small"
            aria-label={t('designer.columnKind')}
            style={{ minWidth: 110 }}
            value={kind}
            options={columnKinds.map((one) => ({ value: one, label: t(`designer.kind_${one}`) }))}
            onChange={setKind}
          />
          <Button size="small" onClick={add}>
            {t('designer.addColumn')}
          </Button>
        </div>
      )}
    </Property>
  );
}

interface Table {
  readonly properties: Record<string, FieldSchema>;
  readonly order: string[];
  readonly columns: NonNullable<AddedField['columns']>;
  readonly required: string[];
  /** Widgets of new columns. */
  readonly widgets?: Record<string, FieldUi>;
}

function withTable({ schema, ui }: AddedField, table: Table): Partial<AddedField> {
  const { properties, order, columns, required, widgets = {} } = table;
  const items: FieldSchema = {
    type: 'object',
    properties,
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
  const uis = order.flatMap((name): [string, FieldUi][] => {
    const own = widgets[name] ?? columnUi(ui, name);
    return own ? [[name, own]] : [];
  });
  return {
    schema: { ...schema, items },
    columns,
    ui: { ...ui, items: { ...Object.fromEntries(uis), 'ui:order': order } },
  };
}
