import { type Language, ranked } from '@bitan/definitions';
import { Segmented, Select } from 'antd';
import { useReply } from '../../../api/queries.ts';
import { useTexts } from '../../../texts/index.ts';
import { useDraft } from '../studio.tsx';

export const widths = { desktop: 720, phone: 360 } as const;
export type Width = keyof typeof widths;

/** How a form is looked at. */
export interface View {
  readonly language: Language;
  readonly width: Width;
  readonly role?: string | undefined;
  readonly stage?: string | undefined;
  /** The entry of a past case with which it is filled in. */
  readonly past?: string | undefined;
}

interface Props {
  readonly form: string;
  readonly view: View;
  readonly onChange: (more: Partial<View>) => void;
}

/** As whom, when, where and in which language a form is looked at, and filled in with what. */
export function PreviewBar({ form, view, onChange }: Props) {
  const { t, say } = useTexts();
  const { edition } = useDraft('edition');
  const past = useReply('pastEntries', { path: { form } });
  const usedBy = ranked(edition);
  return (
    <div className="row preview-bar">
      <Segmented<Width>
        size="small"
        aria-label={t('designer.width')}
        value={view.width}
        options={(['desktop', 'phone'] as const).map((value) => ({
          value,
          label: t(`designer.${value}`),
        }))}
        onChange={(width) => onChange({ width })}
      />
      <Segmented<Language>
        size="small"
        aria-label={t('common.language')}
        value={view.language}
        options={[
          { value: 'zh-CN', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(language) => onChange({ language })}
      />
      <Select<string>
        size="small"
        allowClear
        aria-label={t('designer.role')}
        placeholder={t('designer.role')}
        style={{ minWidth: 130 }}
        value={view.role ?? null}
        options={Object.values(edition.roles).map(({ id, title }) => ({
          value: id,
          label: say(title),
        }))}
        onChange={(role) => onChange({ role })}
      />
      <Select<string>
        size="small"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('designer.stage')}
        placeholder={t('designer.stage')}
        style={{ minWidth: 110 }}
        value={view.stage ?? null}
        options={usedBy.map(({ title, stages }) => ({
          label: say(title),
          options: stages.map((stage) => ({ value: stage.id, label: say(stage.title) })),
        }))}
        onChange={(stage) => onChange({ stage })}
      />
      <Select<string>
        size="small"
        allowClear
        aria-label={t('designer.past')}
        placeholder={t('designer.past')}
        notFoundContent={t('designer.noPast')}
        style={{ minWidth: 150 }}
        value={view.past ?? null}
        options={(past.data ?? []).map(({ id, on, action, number }) => ({
          value: id,
          label: [on, number, say(action)].filter(Boolean).join(' '),
        }))}
        onChange={(entry) => onChange({ past: entry })}
      />
    </div>
  );
}
