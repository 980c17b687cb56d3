import {
  defaultField,
  labelField,
  type Tightening,
  textsOf,
  tightenField,
} from '@bitan/definitions';
import { Checkbox } from 'antd';
import { memo } from 'react';
import { choicesOf } from '../../../form/fields.ts';
import { useTexts } from '../../../texts/index.ts';
import { ConditionProperty } from './condition-property.tsx';
import { DaysProperty } from './days-property.tsx';
import { DefaultInput } from './default-input.tsx';
import { DecimalsInput, decimalsOf, LimitInput, limitsOf, Property, TextInput } from './inputs.tsx';
import { isFreeText, PatternProperty, type TextForm } from './pattern-property.tsx';
import type { Shaped } from './shaping.ts';

interface Props {
  readonly shaping: Shaped;
  readonly field: string;
  readonly isLocked: boolean;
  readonly mayEdit: boolean;
}

/** A field of the level above: another label, stricter limits, fewer choices, a first value. */
export const AboveField = memo(function AboveField({ shaping, field, isLocked, mayEdit }: Props) {
  const { t } = useTexts();
  const { above, overlay, form, change } = shaping;
  const was = above.schema.properties[field];
  const is = form.schema.properties[field];
  if (!was || !is) return null;
  const fixed = !mayEdit || isLocked;
  const said = overlay?.operations.find((one) => one.op === 'tighten' && one.field === field);
  const to: Tightening = said && 'to' in said ? said.to : {};
  const tighten = (more: { [K in keyof Tightening]?: Tightening[K] | undefined }) =>
    change((at) => tightenField(at, field, { ...to, ...more } as Tightening));
  const texts = textsOf(form, field);
  const isRequiredAbove = above.schema.required?.includes(field) ?? false;
  const isComputed = above.fields?.[field]?.computed !== undefined;
  const isDate = was.format === 'date' || was.format === 'date-time';
  const isSubject = ['person', 'unit', 'user'].includes(
    above.uiSchema?.[field]?.['ui:widget'] ?? '',
  );
  const hasForm = was.pattern !== undefined || was.format !== undefined;
  const choices = choicesOf(was);
  const left = choicesOf(is).map((one) => one.const);
  const textForm: TextForm = {
    ...(to.pattern !== undefined && { pattern: to.pattern }),
    ...(to.format && { format: to.format }),
    ...(to.patternMessage && { message: to.patternMessage }),
  };
  return (
    <>
      <TextInput
        label={t('designer.label')}
        value={texts.title}
        disabled={fixed}
        onChange={(title) => change((at) => labelField(at, field, { ...texts, title }))}
      />
      <TextInput
        label={t('designer.help')}
        value={texts.description}
        disabled={fixed}
        onChange={(description) => change((at) => labelField(at, field, { ...texts, description }))}
      />
      {['string', 'integer', 'number'].includes(was.type) && choices.length === 0 && (
        <TextInput
          label={t('designer.placeholder')}
          value={texts.placeholder}
          disabled={fixed}
          onChange={(placeholder) =>
            change((at) => labelField(at, field, { ...texts, placeholder }))
          }
        />
      )}
      {!isComputed && (
        <Checkbox
          checked={form.schema.required?.includes(field) ?? false}
          disabled={!mayEdit || isRequiredAbove}
          onChange={({ target }) => tighten({ required: target.checked ? true : undefined })}
        >
          {t('common.required')} {isRequiredAbove && `(${t('designer.fromAbove')})`}
        </Checkbox>
      )}
      {!isComputed && !isRequiredAbove && to.required === undefined && (
        <ConditionProperty
          label={t('designer.requireWhen')}
          without={t('designer.neverRequired')}
          form={form}
          except={field}
          condition={to.requireWhen}
          mayEdit={mayEdit}
          onChange={(requireWhen) => tighten({ requireWhen })}
        />
      )}
      {limitsOf(was).map((limit) => (
        <LimitInput
          key={limit}
          limit={limit}
          value={is[limit]}
          disabled={!mayEdit}
          onChange={(value) => tighten({ [limit]: value === was[limit] ? undefined : value })}
        />
      ))}
      {was.type === 'number' && !isComputed && (
        <DecimalsInput
          step={is.multipleOf}
          {...(was.multipleOf !== undefined && { most: decimalsOf(was.multipleOf) })}
          disabled={!mayEdit}
          onChange={(step) => tighten({ multipleOf: step === was.multipleOf ? undefined : step })}
        />
      )}
      {isFreeText(was) && !hasForm && !isSubject && (
        <PatternProperty
          value={textForm}
          disabled={!mayEdit}
          onChange={({ pattern, format, message }) =>
            tighten({ pattern, format, patternMessage: message })
          }
        />
      )}
      {isDate &&
        (['earliest', 'latest'] as const).map((side) => (
          <DaysProperty
            key={side}
            side={side}
            form={form}
            field={field}
            limits={to[side]}
            disabled={!mayEdit}
            onChange={(limits) => tighten({ [side]: limits })}
          />
        ))}
      {choices.length > 0 && (
        <Property label={t('designer.choicesLeft')}>
          <Checkbox.Group
            className="stack-small"
            disabled={!mayEdit}
            value={left}
            options={choices.map((one) => ({ value: one.const, label: one.title }))}
            onChange={(options) => {
              if (options.length === 0) return;
              tighten({ options: options.length === choices.length ? undefined : options });
            }}
          />
        </Property>
      )}
      {!isComputed && !isSubject && (
        <DefaultInput
          schema={is}
          disabled={fixed}
          onChange={(value) =>
            change((at) => defaultField(at, field, value === was.default ? undefined : value))
          }
        />
      )}
    </>
  );
});
