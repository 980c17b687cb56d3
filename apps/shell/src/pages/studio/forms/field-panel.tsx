import { LockOutlined } from '@ant-design/icons';
import { addedField, hideField, type Problem, resetField, shaped } from '@bitan/definitions';
import { Alert, Button } from 'antd';
import { useTexts } from '../../../texts/index.ts';
import { useStudio } from '../studio.tsx';
import { AboveField } from './above-field.tsx';
import { OwnField } from './own-field.tsx';
import type { Shaped } from './shaping.ts';

interface Props {
  readonly shaping: Shaped;
  readonly field: string | undefined;
  readonly onRemoved: () => void;
}

/** What one field is: of one's own everything can be changed, of the level above only tightened. */
export function FieldPanel({ shaping, field, onRemoved }: Props) {
  const { t, say } = useTexts();
  const { view } = useStudio();
  const { above, overlay, change } = shaping;
  if (field === undefined || !(field in shaping.form.schema.properties)) {
    return <aside className="field-panel quiet">{t('designer.choose')}</aside>;
  }
  const own = addedField(overlay, field);
  const isLocked = above.fields?.[field]?.locked === true;
  const isChanged =
    overlay?.operations.some((one) => 'field' in one && one.field === field) ?? false;
  const refused = own || isLocked ? undefined : refusalOf(shaping, field);
  const remove = () => {
    change((at) => (own ? resetField(at, field) : hideField(at, field)));
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
      {own ? (
        <OwnField shaping={shaping} added={own} mayEdit={view.mayEdit} />
      ) : (
        <AboveField shaping={shaping} field={field} isLocked={isLocked} mayEdit={view.mayEdit} />
      )}
      {view.mayEdit && (
        <div className="row">
          {!isLocked && !refused && (
            <Button size="small" danger onClick={remove}>
              {t(own ? 'designer.remove' : 'designer.hide')}
            </Button>
          )}
          {refused && (
            <span className="quiet" data-testid="cannot-hide">
              {say(refused.message)} {say(refused.cure)}
            </span>
          )}
          {isChanged && !own && (
            <Button size="small" onClick={() => change((at) => resetField(at, field))}>
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
