import { type FieldSchema, namedPattern, namedPatterns, type Text } from '@bitan/definitions';
import { Select } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../../texts/index.ts';
import { Line, Property, TextInput } from './inputs.tsx';

/** The form of a text: a pattern, with what is said of what does not fit it, or a checked number. */
export interface TextForm {
  readonly pattern?: string;
  readonly format?: 'resident-id';
  readonly message?: Text;
}

interface Props {
  readonly value: TextForm;
  readonly disabled: boolean;
  readonly onChange: (form: TextForm) => void;
}

export const isFreeText = ({ type, oneOf, format }: FieldSchema): boolean =>
  type === 'string' && !oneOf && (format === undefined || format === 'resident-id');

/** In which form a text is to be written: from a list, or by a pattern of one's own. */
export function PatternProperty({ value, disabled, onChange }: Props) {
  const { t, say } = useTexts();
  const { pattern, format, message } = value;
  const named = namedPattern(pattern);
  const [own, setOwn] = useState(pattern !== undefined && !named);
  const [fault, setFault] = useState<Text>();
  const chosen = own ? 'own' : (format ?? named?.id ?? (pattern === undefined ? null : 'own'));
  const choose = (id: string | undefined) => {
    setFault(undefined);
    setOwn(id === 'own');
    if (id === 'own') return;
    const one = namedPatterns.find((other) => other.id === id);
    onChange(id === 'resident-id' ? { format: id } : one ? { pattern: one.pattern } : {});
  };
  const take = async (typed: string) => {
    // The engine of the server is large, and only who writes a pattern needs it.
    const { patternFault } = await import('@bitan/definitions/pattern');
    const found = patternFault(typed);
    setFault(found && { 'zh-CN': found[0] + found[2], en: `${found[1]} ${found[3]}` });
    if (!found) onChange({ pattern: typed, ...(message && { message }) });
  };
  return (
    <Property label={t('designer.pattern')}>
      <Select<string>
        size="small"
        allowClear
        aria-label={t('designer.pattern')}
        placeholder={t('designer.everybody')}
        disabled={disabled}
        value={chosen}
        options={[
          { value: 'resident-id', label: t('designer.residentId') },
          ...namedPatterns.map(({ id, title }) => ({ value: id, label: say(title) })),
          { value: 'own', label: t('designer.ownPattern') },
        ]}
        onChange={choose}
      />
      {format && <small className="quiet">{t('designer.checkDigit')}</small>}
      {named && <small className="quiet">{t('designer.example', { text: named.example })}</small>}
      {chosen === 'own' && (
        <>
          <Line
            label={t('designer.ownPattern')}
            value={pattern ?? ''}
            disabled={disabled}
            onChange={(typed) => void take(typed)}
            onClear={() => onChange({})}
          />
          {fault && (
            <small className="field-error" role="alert" data-testid="pattern-fault">
              {say(fault)}
            </small>
          )}
          {pattern !== undefined && (
            <TextInput
              label={t('designer.patternMessage')}
              value={message}
              disabled={disabled}
              onChange={(said) => onChange({ pattern, message: said })}
            />
          )}
        </>
      )}
    </Property>
  );
}
