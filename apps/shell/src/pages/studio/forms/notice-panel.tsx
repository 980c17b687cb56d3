import { type AddedNotice, addedNotice, putNotice } from '@bitan/definitions';
import { Radio } from 'antd';
import { useTexts } from '../../../texts/index.ts';
import { ConditionProperty } from './condition-property.tsx';
import { Property, TextInput } from './inputs.tsx';
import type { Shaped } from './shaping.ts';

interface Props {
  readonly shaping: Shaped;
  readonly id: string;
  readonly mayEdit: boolean;
}

/** Something that is said between the fields: its words, how urgent it is, and when it is seen. */
export function NoticeProperties({ shaping, id, mayEdit }: Props) {
  const { t } = useTexts();
  const { form, overlay, change } = shaping;
  const own = addedNotice(overlay, id);
  if (!own) return <span className="quiet">{t('designer.noticeAbove')}</span>;
  const put = (next: AddedNotice) => change((at) => putNotice(at, next));
  return (
    <>
      <TextInput
        label={t('designer.noticeText')}
        value={own.text}
        disabled={!mayEdit}
        lines={3}
        onChange={(text) => put({ ...own, text })}
      />
      <Property label={t('designer.tone')}>
        <Radio.Group
          size="small"
          aria-label={t('designer.tone')}
          disabled={!mayEdit}
          value={own.tone ?? 'info'}
          options={(['info', 'warning'] as const).map((value) => ({
            value,
            label: t(`designer.tone_${value}`),
          }))}
          onChange={({ target }) => {
            const { tone: _, ...rest } = own;
            put(target.value === 'warning' ? { ...rest, tone: 'warning' } : rest);
          }}
        />
      </Property>
      <ConditionProperty
        label={t('designer.showWhen')}
        without={t('designer.always')}
        form={form}
        except={id}
        condition={own.show}
        mayEdit={mayEdit}
        onChange={(show) => {
          const { show: _, ...rest } = own;
          put(show ? { ...rest, show } : rest);
        }}
      />
    </>
  );
}
