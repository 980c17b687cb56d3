import { Button, Select } from 'antd';
import { useTexts } from '../../../texts/index.ts';
import { movePart } from './adding.ts';
import type { Shaped } from './shaping.ts';

interface Props {
  readonly shaping: Shaped;
  readonly id: string;
}

/** Moves what is selected by buttons: up, down, and to another section. */
export function MoveRow({ shaping, id }: Props) {
  const { t, say } = useTexts();
  const { sections } = shaping.form;
  const at = sections.findIndex(({ fields }) => fields.includes(id));
  const section = sections[at];
  if (!section) return null;
  const place = section.fields.indexOf(id);
  const last = section.fields.length - 1;
  const to = (index: number) => movePart(shaping, id, { section: section.id, index });
  return (
    <div className="row">
      <Button size="small" disabled={place === 0} onClick={() => to(place - 1)}>
        {t('studio.up')}
      </Button>
      <Button size="small" disabled={place === last} onClick={() => to(place + 2)}>
        {t('studio.down')}
      </Button>
      <Select<string>
        size="small"
        style={{ flex: 1, minWidth: 100 }}
        aria-label={t('designer.toSection')}
        value={section.id}
        options={sections.map((one) => ({ value: one.id, label: say(one.title) }))}
        onChange={(chosen) => {
          const index = sections.find((one) => one.id === chosen)?.fields.length ?? 0;
          movePart(shaping, id, { section: chosen, index });
        }}
      />
    </div>
  );
}
