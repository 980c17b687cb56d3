import type { WidgetProps } from '@rjsf/utils';
import { Input, InputNumber } from 'antd';
import { useField } from '../field-context.tsx';

// No control enforces a limit by itself: cutting off or rounding what somebody typed would be
// false data in a case file. What does not fit is said, and they correct it.

export function TextWidget(props: WidgetProps) {
  const { id, value, onChange } = props;
  return (
    <Input
      {...useControl(props)}
      value={(value as string | undefined) ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      id={id}
    />
  );
}

export function TextareaWidget(props: WidgetProps) {
  const { id, value, onChange, schema } = props;
  return (
    <Input.TextArea
      {...useControl(props)}
      value={(value as string | undefined) ?? ''}
      autoSize={{ minRows: 3, maxRows: 16 }}
      {...(schema.maxLength && {
        count: { show: true, max: schema.maxLength },
        style: { marginBottom: 22 },
      })}
      onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      id={id}
    />
  );
}

export function NumberWidget(props: WidgetProps) {
  const { id, value, onChange } = props;
  return (
    <InputNumber<number>
      {...useControl(props)}
      value={(value as number | undefined) ?? null}
      onChange={(next) => onChange(next ?? undefined)}
      style={{ width: 200 }}
      id={id}
    />
  );
}

function useControl({ id, placeholder, required, readonly, disabled }: WidgetProps) {
  const { aria, onBlur, status } = useField(id);
  return {
    ...aria,
    onBlur,
    status,
    'aria-required': required ?? false,
    autoComplete: 'off',
    readOnly: (readonly ?? false) || (disabled ?? false),
    ...(placeholder && { placeholder }),
  };
}
