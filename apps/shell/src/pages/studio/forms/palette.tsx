import { putField } from '@bitan/definitions';
import { Button } from 'antd';
import { inBoth, useTexts } from '../../../texts/index.ts';
import { fieldKinds, newField } from './field-kinds.ts';
import type { Shaped } from './shaping.ts';

interface Props {
  readonly shaping: Shaped;
  readonly selected: string | undefined;
  readonly onAdded: (field: string) => void;
}

/** What can be added: it comes behind the field that is selected, or last. */
export function Palette({ shaping, selected, onAdded }: Props) {
  const { t } = useTexts();
  const { form, change } = shaping;
  const section =
    form.sections.find(({ fields }) => fields.includes(selected ?? '')) ?? form.sections.at(-1);
  if (!section) return null;
  const place = section.fields.indexOf(selected ?? '');
  return (
    <div className="palette" role="toolbar" aria-label={t('designer.add')}>
      {fieldKinds.map((kind) => (
        <Button
          key={kind}
          size="small"
          data-kind={kind}
          onClick={() => {
            const names = new Set(
              Object.keys({ ...form.schema.properties, ...shaping.above.schema.properties }),
            );
            const title = inBoth(`designer.kind_${kind}`);
            const added = newField(kind, names, section.id, title, (n) =>
              inBoth('designer.choice', { n }),
            );
            change((at) => putField(at, added, place < 0 ? undefined : place + 1));
            onAdded(added.field);
          }}
        >
          + {t(`designer.kind_${kind}`)}
        </Button>
      ))}
    </div>
  );
}
