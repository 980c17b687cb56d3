import { type FieldRules, ranked } from '@bitan/definitions';
import { Select } from 'antd';
import { useTexts } from '../../../texts/index.ts';
import { useDraft } from '../studio.tsx';
import { Property } from './inputs.tsx';

type Whose = 'see' | 'write' | 'seeIn' | 'writeIn';

interface Props {
  readonly rules: FieldRules;
  readonly isComputed: boolean;
  readonly mayEdit: boolean;
  readonly onChange: (more: { [K in Whose]?: string[] | undefined }) => void;
}

/** Who may see and fill in a field, by their roles and by the stage of the case. */
export function Who({ rules, isComputed, mayEdit, onChange }: Props) {
  const { t, say } = useTexts();
  const { edition } = useDraft('edition');
  const roles = Object.values(edition.roles).map(({ id, title }) => ({
    value: id,
    label: say(title),
  }));
  const flows = ranked(edition).map(({ title, stages }) => ({
    label: say(title),
    options: stages.map((stage) => ({ value: stage.id, label: say(stage.title) })),
  }));
  const options = { see: roles, write: roles, seeIn: flows, writeIn: flows };
  const asked = isComputed
    ? (['see', 'seeIn'] as const)
    : (['see', 'seeIn', 'write', 'writeIn'] as const);
  return asked.map((who) => (
    <Property key={who} label={t(`designer.${who}`)}>
      <Select<string[]>
        size="small"
        mode="multiple"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t(`designer.${who}`)}
        placeholder={t('designer.everybody')}
        disabled={!mayEdit}
        value={[...(rules[who] ?? [])]}
        options={options[who]}
        onChange={(chosen) => onChange({ [who]: chosen.length > 0 ? chosen : undefined })}
      />
    </Property>
  ));
}
