import { Select } from 'antd';
import { useTexts } from '../../../texts/index.ts';
import { useDraft } from '../studio.tsx';

interface Props {
  readonly workflow: string;
  readonly value: readonly string[];
  /** Those that cannot be taken away. */
  readonly always: readonly string[];
  readonly disabled?: boolean;
  readonly onChange: (actions: string[]) => void;
}

/** Actions of a work flow, by the stage in which they are done. */
export function ActionsSelect({ workflow, value, always, disabled = false, onChange }: Props) {
  const { t, say } = useTexts();
  const flow = useDraft('above').above.workflows[workflow];
  if (!flow) return null;
  const { start, stages, anytime = [] } = flow;
  const option = ({ id, title }: typeof start) => ({
    value: id,
    label: say(title),
    title: say(title),
    disabled: always.includes(id),
  });
  const groups = [
    { label: t('papers.begin'), options: [option(start)] },
    ...stages.flatMap(({ title, actions = [] }) =>
      actions.length > 0 ? [{ label: say(title), options: actions.map(option) }] : [],
    ),
    ...(anytime.length > 0 ? [{ label: t('papers.anytime'), options: anytime.map(option) }] : []),
  ];
  return (
    <Select<string[]>
      mode="multiple"
      aria-label={t('papers.actions')}
      style={{ width: '100%' }}
      showSearch={{ optionFilterProp: 'label' }}
      disabled={disabled}
      value={[...value]}
      options={groups}
      onChange={(next) => {
        const kept = [...always, ...next.filter((one) => !always.includes(one))];
        if (kept.length > 0) onChange(kept);
      }}
    />
  );
}
