import { isOwnSection, labelSection, moveSection, resetSection } from '@bitan/definitions';
import { Button } from 'antd';
import { useTexts } from '../../../texts/index.ts';
import { TextInput } from './inputs.tsx';
import { MarkList } from './marks.tsx';
import type { Shaped } from './shaping.ts';

interface Props {
  readonly shaping: Shaped;
  readonly id: string;
  readonly mayEdit: boolean;
  readonly onRemoved: () => void;
}

/** A section: what it is called, what is said below that, and where it stands. */
export function SectionPanel({ shaping, id, mayEdit, onRemoved }: Props) {
  const { t } = useTexts();
  const { form, overlay, change } = shaping;
  const index = form.sections.findIndex((one) => one.id === id);
  const section = form.sections[index];
  if (!section) return null;
  const isOwn = isOwnSection(overlay, id);
  const marks = shaping.marks.filter((one) => one.of === 'section' && one.id === id);
  const isFull = section.fields.length > 0;
  return (
    <aside className="field-panel stack-small" aria-label={t('designer.sectionProperties')}>
      <TextInput
        label={t('designer.sectionTitle')}
        value={section.title}
        disabled={!mayEdit}
        onChange={(title) => change((at) => labelSection(at, id, { title }))}
      />
      <TextInput
        label={t('designer.sectionHelp')}
        value={section.description}
        disabled={!mayEdit}
        lines={2}
        onChange={(description) => change((at) => labelSection(at, id, { description }))}
      />
      {mayEdit && (
        <div className="row">
          <Button
            size="small"
            disabled={index === 0}
            onClick={() => change((at) => moveSection(at, id, index - 1))}
          >
            {t('studio.up')}
          </Button>
          <Button
            size="small"
            disabled={index === form.sections.length - 1}
            onClick={() => change((at) => moveSection(at, id, index + 1))}
          >
            {t('studio.down')}
          </Button>
          {isOwn ? (
            <Button
              size="small"
              danger
              disabled={isFull}
              onClick={() => {
                change((at) => resetSection(at, id));
                onRemoved();
              }}
            >
              {t('designer.removeSection')}
            </Button>
          ) : (
            marks.length > 1 && (
              <Button size="small" onClick={() => change((at) => resetSection(at, id))}>
                {t('studio.reset')}
              </Button>
            )
          )}
        </div>
      )}
      {!isOwn && <MarkList shaping={shaping} marks={marks} />}
      {isOwn && isFull && <small className="quiet">{t('designer.sectionFull')}</small>}
    </aside>
  );
}
