import { LockOutlined } from '@ant-design/icons';
import {
  addedField,
  addedNotice,
  hideField,
  type Problem,
  resetField,
  shaped,
} from '@bitan/definitions';
import { Alert, Button } from 'antd';
import { useTexts } from '../../../texts/index.ts';
import { useStudio } from '../studio.tsx';
import { AboveField } from './above-field.tsx';
import type { Selection } from './adding.ts';
import { MoveRow } from './move-row.tsx';
import { NoticeProperties } from './notice-panel.tsx';
import { OwnField } from './own-field.tsx';
import { SectionPanel } from './section-panel.tsx';
import type { Shaped } from './shaping.ts';

interface Props {
  readonly shaping: Shaped;
  readonly selected: Selection | undefined;
  readonly onRemoved: () => void;
}

/** What is selected: of one's own everything can be changed, of the level above only tightened. */
export function FieldPanel({ shaping, selected, onRemoved }: Props) {
  const { t } = useTexts();
  const { view } = useStudio();
  const { form } = shaping;
  const isThere =
    selected?.kind === 'section'
      ? form.sections.some(({ id }) => id === selected.id)
      : selected !== undefined &&
        (selected.id in form.schema.properties || selected.id in (form.notices ?? {}));
  if (!selected || !isThere) {
    return (
      <aside className="field-panel quiet" aria-label={t('designer.properties')}>
        {t('designer.choose')}
      </aside>
    );
  }
  const { id } = selected;
  return selected.kind === 'section' ? (
    <SectionPanel shaping={shaping} id={id} mayEdit={view.mayEdit} onRemoved={onRemoved} />
  ) : (
    <PartPanel shaping={shaping} id={id} mayEdit={view.mayEdit} onRemoved={onRemoved} />
  );
}

interface PartProps {
  readonly shaping: Shaped;
  readonly id: string;
  readonly mayEdit: boolean;
  readonly onRemoved: () => void;
}

function PartPanel({ shaping, id, mayEdit, onRemoved }: PartProps) {
  const { t, say } = useTexts();
  const { above, overlay, form, change } = shaping;
  const own = addedField(overlay, id);
  const isNotice = form.notices?.[id] !== undefined;
  const isOwn = own !== undefined || addedNotice(overlay, id) !== undefined;
  const isLocked = above.fields?.[id]?.locked === true;
  const isChanged = overlay?.operations.some((one) => 'field' in one && one.field === id) ?? false;
  const refused = isOwn || isLocked || isNotice ? undefined : refusalOf(shaping, id);
  const mayLeaveOut = isOwn || (!isNotice && !isLocked && !refused);
  const remove = () => {
    change((at) => (isOwn ? resetField(at, id) : hideField(at, id)));
    onRemoved();
  };
  return (
    <aside className="field-panel stack-small" aria-label={t('designer.properties')}>
      {isLocked && (
        <Alert
          type="info"
          icon={<LockOutlined aria-hidden />}
          showIcon
          title={t('designer.lockedBy', { office: say(above.title) })}
        />
      )}
      {mayEdit && !isLocked && <MoveRow shaping={shaping} id={id} />}
      {isNotice ? (
        <NoticeProperties shaping={shaping} id={id} mayEdit={mayEdit} />
      ) : own ? (
        <OwnField shaping={shaping} added={own} mayEdit={mayEdit} />
      ) : (
        <AboveField shaping={shaping} field={id} isLocked={isLocked} mayEdit={mayEdit} />
      )}
      {mayEdit && (
        <div className="row">
          {mayLeaveOut && (
            <Button size="small" danger onClick={remove}>
              {t(
                isOwn ? (isNotice ? 'designer.removeNotice' : 'designer.remove') : 'designer.hide',
              )}
            </Button>
          )}
          {refused && (
            <span className="quiet" data-testid="cannot-hide">
              {say(refused.message)} {say(refused.cure)}
            </span>
          )}
          {isChanged && !isOwn && (
            <Button size="small" onClick={() => change((at) => resetField(at, id))}>
              {t('studio.reset')}
            </Button>
          )}
        </div>
      )}
    </aside>
  );
}

/** Why a field of the level above cannot be left out. */
function refusalOf(
  { above, overlay, problems: known }: Shaped,
  field: string,
): Problem | undefined {
  const { problems } = shaped({ above, overlay: hideField({ above, overlay }, field) });
  return problems.find(
    (one) => !known.some(({ code, pointer }) => code === one.code && pointer === one.pointer),
  );
}
