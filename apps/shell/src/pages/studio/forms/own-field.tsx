import {
  type AddedField,
  type Computed,
  type FieldRules,
  type FieldSchema,
  type FieldUi,
  putField,
  type Text,
} from '@bitan/definitions';
import { Checkbox } from 'antd';
import { memo } from 'react';
import { choicesOf } from '../../../form/fields.ts';
import { useTexts } from '../../../texts/index.ts';
import { Binds } from './binds.tsx';
import { Choices } from './choices.tsx';
import { Columns } from './columns.tsx';
import { ComputedProperty } from './computed-property.tsx';
import { ConditionProperty } from './condition-property.tsx';
import { DaysProperty } from './days-property.tsx';
import { DefaultInput } from './default-input.tsx';
import { FileLimits } from './file-limits.tsx';
import { DecimalsInput, LimitInput, limitsOf, TextInput } from './inputs.tsx';
import { isFreeText, PatternProperty, type TextForm } from './pattern-property.tsx';
import type { Shaped } from './shaping.ts';
import { Who } from './who.tsx';

interface Props {
  readonly shaping: Shaped;
  readonly added: AddedField;
  readonly mayEdit: boolean;
}

/** A field that the office adds: its texts, limits, choices, when it is shown, and to whom. */
export const OwnField = memo(function OwnField({ shaping, added, mayEdit }: Props) {
  const { t } = useTexts();
  const { form } = shaping;
  const { field, schema, ui = {}, texts, rules = {}, required = false } = added;
  const { computed } = rules;
  const put = (more: { [K in keyof AddedField]?: AddedField[K] | undefined }) =>
    shaping.change((at) => putField(at, defined({ ...added, ...more }) as AddedField));
  const putSchema = (more: { [K in keyof FieldSchema]?: FieldSchema[K] | undefined }) =>
    put({ schema: defined({ ...schema, ...more }) as FieldSchema });
  const rulesWith = (more: { [K in keyof FieldRules]?: FieldRules[K] | undefined }) => {
    const next = defined({ ...rules, ...more }) as FieldRules;
    return Object.keys(next).length > 0 ? next : undefined;
  };
  const putRules = (more: Parameters<typeof rulesWith>[0]) => put({ rules: rulesWith(more) });
  const setText = (key: 'title' | 'description') => (text: Text) =>
    put({
      schema: { ...schema, [key]: text['zh-CN'] },
      texts: { en: { ...texts.en, [key]: text.en } },
    });
  const isChosen = ['person', 'unit', 'file', 'signature'].includes(ui['ui:widget'] ?? '');
  const isTyped =
    ['string', 'integer', 'number'].includes(schema.type) &&
    !schema.oneOf &&
    !computed &&
    !['file', 'signature'].includes(ui['ui:widget'] ?? '');
  const isDate = schema.format === 'date' || schema.format === 'date-time';
  const isRows = schema.items?.type === 'object';
  const putForm = ({ pattern, format, message }: TextForm) =>
    put({
      schema: defined({ ...schema, pattern, format }) as FieldSchema,
      rules: rulesWith({ patternMessage: message }),
    });
  const compute = (next: Computed) => {
    const isWhole = next.kind === 'rows' || next.kind === 'days';
    put({
      schema: { ...schema, type: isWhole ? 'integer' : 'number' },
      rules: rulesWith({ computed: next }),
    });
  };
  return (
    <>
      <TextInput
        label={t('designer.label')}
        value={{ 'zh-CN': schema.title ?? '', en: texts.en.title ?? '' }}
        disabled={!mayEdit}
        onChange={setText('title')}
      />
      <TextInput
        label={t('designer.help')}
        value={{ 'zh-CN': schema.description ?? '', en: texts.en.description ?? '' }}
        disabled={!mayEdit}
        onChange={setText('description')}
        onClear={() => {
          const { description: _, ...rest } = texts.en;
          put({ schema: defined({ ...schema, description: undefined }), texts: { en: rest } });
        }}
      />
      {isTyped && (
        <TextInput
          label={t('designer.placeholder')}
          value={{ 'zh-CN': ui['ui:placeholder'] ?? '', en: texts.en.placeholder ?? '' }}
          disabled={!mayEdit}
          onChange={(text) =>
            put({
              ui: { ...ui, 'ui:placeholder': text['zh-CN'] },
              texts: { en: { ...texts.en, placeholder: text.en } },
            })
          }
          onClear={() => {
            const { placeholder: _, ...rest } = texts.en;
            const { 'ui:placeholder': __, ...others } = ui;
            const left: FieldUi | undefined = Object.keys(others).length > 0 ? others : undefined;
            put({ ui: left, texts: { en: rest } });
          }}
        />
      )}
      {computed ? (
        <ComputedProperty
          form={form}
          field={field}
          computed={computed}
          disabled={!mayEdit}
          onChange={compute}
        />
      ) : (
        <Checkbox
          checked={required}
          disabled={!mayEdit}
          onChange={({ target }) => put({ required: target.checked })}
        >
          {t('common.required')}
        </Checkbox>
      )}
      {isRows && <Columns added={added} mayEdit={mayEdit} onChange={put} />}
      {choicesOf(schema).length > 0 && (
        <Choices
          schema={schema}
          texts={texts.en}
          mayEdit={mayEdit}
          onChange={(next, en) => put({ schema: next, texts: { en } })}
        />
      )}
      {limitsOf(schema, ui['ui:widget']).map((limit) => (
        <LimitInput
          key={limit}
          limit={limit}
          value={schema[limit]}
          disabled={!mayEdit}
          onChange={(value) => putSchema({ [limit]: value })}
        />
      ))}
      {ui['ui:widget'] === 'file' && (
        <FileLimits
          limits={rules.file ?? {}}
          disabled={!mayEdit}
          onChange={(file) => putRules({ file })}
        />
      )}
      {schema.type === 'number' && !computed && (
        <DecimalsInput
          step={schema.multipleOf}
          disabled={!mayEdit}
          onChange={(multipleOf) => putSchema({ multipleOf })}
        />
      )}
      {isFreeText(schema) && !isChosen && (
        <PatternProperty
          value={defined({
            pattern: schema.pattern,
            format: schema.format === 'resident-id' ? schema.format : undefined,
            message: rules.patternMessage,
          })}
          disabled={!mayEdit}
          onChange={putForm}
        />
      )}
      {isDate &&
        (['earliest', 'latest'] as const).map((side) => (
          <DaysProperty
            key={side}
            side={side}
            form={form}
            field={field}
            limits={rules[side]}
            disabled={!mayEdit}
            onChange={(limits) => putRules({ [side]: limits })}
          />
        ))}
      {!computed && !isChosen && (
        <DefaultInput
          schema={schema}
          disabled={!mayEdit}
          onChange={(value) => putSchema({ default: value })}
        />
      )}
      <ConditionProperty
        label={t('designer.showWhen')}
        without={t('designer.always')}
        form={form}
        except={field}
        condition={rules.show}
        mayEdit={mayEdit}
        onChange={(show) => putRules(show ? { show } : { show, onHide: undefined })}
      >
        <Checkbox
          checked={rules.onHide === 'keep'}
          disabled={!mayEdit}
          onChange={({ target }) => putRules({ onHide: target.checked ? 'keep' : undefined })}
        >
          {t('designer.keepHidden')}
        </Checkbox>
      </ConditionProperty>
      {!computed && !required && (
        <ConditionProperty
          label={t('designer.requireWhen')}
          without={t('designer.neverRequired')}
          form={form}
          except={field}
          condition={rules.requireWhen}
          mayEdit={mayEdit}
          onChange={(requireWhen) => putRules({ requireWhen })}
        />
      )}
      <Binds added={added} mayEdit={mayEdit} onChange={(binds) => put({ binds })} />
      <Who
        rules={rules}
        isComputed={computed !== undefined}
        mayEdit={mayEdit}
        onChange={putRules}
      />
    </>
  );
});

/** An object without what is undefined. */
const defined = <T extends object>(all: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as never;
