import { useField } from './field-context.tsx';
import type { WidgetProps } from './widget-props.ts';

/** What every control of the browser's own has that stands for a field. */
export function useControl({ id, placeholder, required, readonly, disabled }: WidgetProps) {
  const { aria, onBlur, problem } = useField(id);
  return {
    id,
    ...aria,
    onBlur,
    className: problem === undefined ? 'control' : 'control control-wrong',
    'aria-required': required,
    autoComplete: 'off',
    readOnly: readonly || disabled,
    ...(placeholder && { placeholder }),
  };
}
