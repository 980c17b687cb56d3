import { PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { lazy, Suspense, useContext, useState } from 'react';
import { useReply } from '../../api/queries.ts';
import { KnownNames, type SubjectKind, useSubjectName } from '../../components/names.tsx';
import { useLater } from '../../components/use-later.ts';
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
  const [typed, setTyped] = useState('');
  const found = useReply('subjects', { path: { kind }, query: { q: useLater(typed), limit: 20 } });
  const chosen = useSubjectName(kind, value as string | undefined);
  const options = (found.data ?? []).map((one) => ({
    value: one.id,
    label: one.name,
    line: one.line,
  }));
  const off = readonly || disabled;
  const known = options.some((option) => option.value === value);
  return (
    <div className="row" style={{ flexWrap: 'nowrap' }}>
      <Select<string | null, { value: string; label: string; line: string }>
        id={id}
        {...aria}
        aria-required={required}
        status={status}
        value={(value as string | undefined) ?? null}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        allowClear
        disabled={off}
        loading={found.isFetching}
        placeholder={placeholder || t(kind === 'person' ? 'form.findPerson' : 'form.findUnit')}
        notFoundContent={t('form.noMatch')}
        options={
          typeof value === 'string' && !known
            ? [{ value, label: chosen ?? '…', line: '' }, ...options]
            : options
        }
        optionRender={({ data }) => (
          <span>
            {data.label} <span className="quiet">{data.line}</span>
          </span>
        )}
        onBlur={onBlur}
        onChange={(next) => onChange(next ?? undefined)}
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
