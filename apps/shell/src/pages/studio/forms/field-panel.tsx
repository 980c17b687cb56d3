import { LockOutlined } from '@ant-design/icons';
import {
  addedField,
  addedNotice,
  alike,
  hideField,
  type Problem,
  resetField,
  shaped,
} from '@bitan/definitions';
import { Alert, Button } from 'antd';
import { useDeferredValue } from 'react';
import { useTexts } from '../../../texts/index.ts';
import { useDraft, useStudio } from '../studio.tsx';
import { AboveField } from './above-field.tsx';
import type { Selection } from './adding.ts';
import { lockerOf } from './locker.ts';
import { MarkList } from './marks.tsx';
import { MoveRow } from './move-row.tsx';
import { NoticeProperties } from './notice-panel.tsx';
import { OwnField } from './own-field.tsx';
import { SectionPanel } from './section-panel.tsx';
import type { Shaped } from './shaping.ts';

interface Props {
  readonly shaping: Shaped;
  readonly selected: Selection | undefined;
  readonly onSelect: (selected: Selection | undefined) => void;
}

/** What is selected: of one's own everything can be changed, of the level above only tightened. */
export function FieldPanel({ shaping, selected, onSelect }: Props) {
  const onRemoved = () => onSelect(undefined);
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
  const settled = useDeferredValue(shaping);
  // Its many properties need not be drawn at once for what happened elsewhere, or when it only moved.
  const shown = alike(saidOf(settled, id), saidOf(shaping, id)) ? settled : shaping;
  const { above, overlay, form, change } = shaping;
  const own = addedField(shown.overlay, id);
  const isNotice = form.notices?.[id] !== undefined;
  const isOwn = own !== undefined || addedNotice(overlay, id) !== undefined;
  const isLocked = above.fields?.[id]?.locked === true;
  const { above: edition } = useDraft('above');
  const marks = shaping.marks.filter((one) => one.of === 'part' && one.id === id);
  const locker = isLocked ? lockerOf(edition, above.id, id) : undefined;
  const refused = isOwn || isLocked || isNotice ? undefined : refusalOf(shaping, id);
  const mayLeaveOut = isOwn || (!isNotice && !isLocked && !refused);
  const remove = () => {
    change((at) => (isOwn ? resetField(at, id) : hideField(at, id)));
    onRemoved();
  };
  return (
    <aside className="field-panel stack-small" aria-label={t('designer.properties')}>
      {locker && (
        <Alert
          type="info"
          icon={<LockOutlined aria-hidden />}
          showIcon
          title={t('designer.lockedBy', { pack: say(locker) })}
        />
      )}
      {mayEdit && !isLocked && <MoveRow shaping={shaping} id={id} />}
      {isNotice ? (
        <NoticeProperties shaping={shaping} id={id} mayEdit={mayEdit} />
      ) : own ? (
        <OwnField shaping={shown} added={own} mayEdit={mayEdit} />
      ) : (
        <AboveField shaping={shown} field={id} isLocked={isLocked} mayEdit={mayEdit} />
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
          {marks.length > 1 && !isOwn && (
            <Button size="small" onClick={() => change((at) => resetField(at, id))}>
              {t('studio.reset')}
            </Button>
          )}
        </div>
      )}
      {!isOwn && <MarkList shaping={shaping} marks={marks} />}
    </aside>
  );
}

/** What is said of a part, its place left out. */
const saidOf = ({ overlay }: Shaped, id: string) =>
  (overlay?.operations ?? [])
    .filter((one) => 'field' in one && one.field === id && one.op !== 'reorder')
    .map((one) => ({ ...one, section: '', after: '', first: false }));

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
