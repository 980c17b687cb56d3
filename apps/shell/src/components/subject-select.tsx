import { Select, type SelectProps } from 'antd';
import { useState } from 'react';
import { useReply } from '../api/queries.ts';
import { useTexts } from '../texts/index.ts';
import { type SubjectKind, useSubjectName } from './names.tsx';
import { useLater } from './use-later.ts';

interface Option {
  readonly value: string;
  readonly label: string;
  readonly line: string;
}

interface Props
  extends Pick<
    SelectProps,
    | 'id'
    | 'status'
    | 'disabled'
    | 'placeholder'
    | 'onBlur'
    | 'style'
    | 'aria-label'
    | 'aria-required'
  > {
  readonly kind: SubjectKind;
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
  /** What is found before anybody types. */
  readonly typed?: string;
  /** Who is not meant. */
  readonly without?: string;
}

/** Finds a person or a unit on record by name; a line tells namesakes apart. */
export function SubjectSelect(props: Props) {
  const { kind, value, onChange, typed: first = '', without, placeholder, ...rest } = props;
  const { t, say } = useTexts();
  const [typed, setTyped] = useState(first);
  const found = useReply('subjects', { path: { kind }, query: { q: useLater(typed), limit: 20 } });
  const chosen = useSubjectName(kind, value);
  const options = (found.data ?? [])
    .filter(({ id }) => id !== without)
    .map(({ id, name, line }) => ({ value: id, label: name, line: say(line) }));
  const known = options.some((option) => option.value === value);
  return (
    <Select<string | null, Option>
      {...rest}
      value={value ?? null}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      loading={found.isFetching}
      placeholder={placeholder || t(kind === 'person' ? 'form.findPerson' : 'form.findUnit')}
      notFoundContent={t('form.noMatch')}
      options={
        value !== undefined && !known
          ? [{ value, label: chosen ?? '…', line: '' }, ...options]
          : options
      }
      optionRender={({ data }) => (
        <span>
          {data.label} <span className="quiet">{data.line}</span>
        </span>
      )}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}
