import { PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { lazy, Suspense, useContext, useState } from 'react';
import { useReply } from '../../api/queries.ts';
import { KnownNames, type SubjectKind } from '../../components/names.tsx';
import { SubjectSelect } from '../../components/subject-select.tsx';
import { useTexts } from '../../texts/index.ts';
import { useField } from '../field-context.tsx';
import type { WidgetProps } from '../widget-props.ts';

// Most find whom they look for.
const AddSubject = lazy(() => import('../../components/add-subject.tsx'));

export const PersonWidget = (props: WidgetProps) => <SubjectWidget {...props} kind="person" />;
export const UnitWidget = (props: WidgetProps) => <SubjectWidget {...props} kind="unit" />;

/** A person or unit on record, found by name, or added on the spot. */
function SubjectWidget(props: WidgetProps & { readonly kind: SubjectKind }) {
  const { id, kind, value, onChange, required, placeholder, readonly, disabled } = props;
  const { t } = useTexts();
  const { aria, onBlur, status } = useField(id);
  const [adding, setAdding] = useState(false);
  const off = readonly || disabled;
  return (
    <div className="row" style={{ flexWrap: 'nowrap' }}>
      <SubjectSelect
        kind={kind}
        id={id}
        {...aria}
        aria-required={required}
        status={status}
        value={value as string | undefined}
        disabled={off}
        placeholder={placeholder}
        onBlur={onBlur}
        onChange={onChange}
        style={{ flex: 1, minWidth: 0 }}
      />
      {!off && (
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
          {t(kind === 'person' ? 'form.addPerson' : 'form.addUnit')}
        </Button>
      )}
      {adding && (
        <Suspense>
          <AddSubject
            kind={kind}
            onClose={() => setAdding(false)}
            onAdded={(subject) => {
              setAdding(false);
              onChange(subject.id);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

/** A colleague of the office. */
export function UserWidget(props: WidgetProps) {
  const { id, value, onChange, multiple, placeholder, required, readonly, disabled } = props;
  const { t } = useTexts();
  const { aria, onBlur, status } = useField(id);
  const colleagues = useReply('colleagues', {});
  const known = Object.entries(useContext(KnownNames));
  return (
    <Select<unknown>
      id={id}
      {...aria}
      aria-required={required}
      status={status}
      value={value ?? null}
      {...(multiple && { mode: 'multiple' as const })}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      disabled={readonly || disabled}
      loading={colleagues.isPending}
      placeholder={placeholder || t('form.findUser')}
      options={[
        ...known.map(([id, label]) => ({ value: id, label })),
        ...(colleagues.data ?? []).map((one) => ({ value: one.id, label: one.name })),
      ]}
      onBlur={onBlur}
      onChange={(next) => onChange(next ?? undefined)}
      style={{ width: '100%', maxWidth: 360 }}
    />
  );
}
