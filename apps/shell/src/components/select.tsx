import './select.css';

interface Option {
  readonly value: string;
  readonly label: string;
}

interface Props {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly Option[];
  /** What stands there while nothing is chosen, and takes a choice back; without it, one must be. */
  readonly none?: string | undefined;
  readonly disabled?: boolean;
  readonly className?: string;
  readonly onChange: (value: string | undefined) => void;
}

/** One of many choices: the browser's own control with our look, where nobody has to search. */
export function Select({ label, value, options, none, disabled, className = '', onChange }: Props) {
  const isKnown = options.some((one) => one.value === value);
  return (
    <select
      className={`control select ${isKnown ? '' : 'select-none'} ${className}`}
      aria-label={label}
      title={label}
      disabled={disabled}
      value={isKnown ? value : ''}
      onChange={({ target }) => onChange(target.value || undefined)}
    >
      {(none !== undefined || !isKnown) && <option value="">{none ?? ''}</option>}
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  );
}
