import type { FieldSchema, FieldTexts } from '@bitan/definitions';
import { Button } from 'antd';
import { choicesOf } from '../../../form/fields.ts';
import { inBoth } from '../../../texts/in-both.ts';
import { useTexts } from '../../../texts/index.ts';
import { Line, Property } from './inputs.tsx';

interface Props {
  readonly schema: FieldSchema;
  readonly texts: FieldTexts;
  readonly mayEdit: boolean;
  readonly onChange: (schema: FieldSchema, texts: FieldTexts) => void;
}

/** The choices of a field: their words and order can change, what is stored for them stays. */
export function Choices({ schema, texts, mayEdit, onChange }: Props) {
  const { t } = useTexts();
  const choices = choicesOf(schema);
  const english = texts.options ?? {};
  const put = (next: readonly { const: string; title: string }[], options = english) =>
    onChange(
      schema.oneOf
        ? { ...schema, oneOf: [...next] }
        : { ...schema, items: { type: 'string', oneOf: [...next] } },
      { ...texts, options },
    );
  const add = () => {
    const n = Math.max(0, ...choices.map((one) => Number(one.const.slice(1)) || 0)) + 1;
    const said = inBoth('designer.choice', { n });
    put([...choices, { const: `o${n}`, title: said['zh-CN'] }], { ...english, [`o${n}`]: said.en });
  };
  return (
    <Property label={t('designer.choices')}>
      {choices.map((choice, i) => (
        <div key={choice.const} className="choice-row" data-choice={choice.const}>
          <Line
            label={`${t('designer.choice', { n: i + 1 })} ${t('designer.zh')}`}
            value={choice.title}
            disabled={!mayEdit}
            onChange={(title) => put(choices.with(i, { ...choice, title }))}
          />
          <Line
            label={`${t('designer.choice', { n: i + 1 })} ${t('designer.en')}`}
            value={english[choice.const] ?? ''}
            disabled={!mayEdit}
            onChange={(said) => put(choices, { ...english, [choice.const]: said })}
          />
          {mayEdit && (
            <Button
              size="small"
              type="text"
              disabled={i === 0}
              aria-label={`${t('studio.up')} ${choice.title}`}
              onClick={() => put(choices.toSpliced(i, 1).toSpliced(i - 1, 0, choice))}
            >
              ↑
            </Button>
          )}
          {mayEdit && choices.length > 1 && (
            <Button
              size="small"
              type="text"
              danger
              aria-label={`${t('condition.remove')} ${choice.title}`}
              onClick={() => {
                const { [choice.const]: _, ...others } = english;
                put(choices.toSpliced(i, 1), others);
              }}
            >
              ×
            </Button>
          )}
        </div>
      ))}
      {mayEdit && (
        <Button size="small" onClick={add}>
          {t('designer.addChoice')}
        </Button>
      )}
    </Property>
  );
}
