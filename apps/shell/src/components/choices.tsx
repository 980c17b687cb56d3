import { type HTMLAttributes, type ReactNode, useId } from 'react';
import './choices.css';

type Value = string | number | boolean;

export interface Choice<V extends Value> {
  readonly value: V;
  readonly label: ReactNode;
  readonly disabled?: boolean;
}

type Props<V extends Value, Chosen> = Omit<HTMLAttributes<HTMLDivElement>, 'onChange'> & {
  readonly choices: readonly Choice<V>[];
  readonly value: Chosen;
  readonly disabled?: boolean;
  readonly onChange: (value: Chosen) => void;
};

/** One of a few choices, all to be seen. */
export function OneOf<V extends Value>(props: Props<V, V | undefined>) {
  const { choices, value, disabled = false, onChange, ...group } = props;
  const name = useId();
  return (
    <div role="radiogroup" className="choices" {...group}>
      {choices.map((choice) => (
        <label key={String(choice.value)} className="choice">
          <input
            type="radio"
            name={name}
            value={String(choice.value)}
            checked={choice.value === value}
            disabled={disabled || choice.disabled}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}

/** One of a few choices in one bar: what is shown changes with it. */
export function Segments<V extends Value>(props: Props<V, V | undefined>) {
  return <OneOf {...props} className="segments" />;
}

/** Several of a few choices, in the order in which they are offered. */
export function AnyOf<V extends Value>(props: Props<V, readonly V[]>) {
  const { choices, value, disabled = false, onChange, ...group } = props;
  const turn = (one: V) =>
    onChange(
      choices.map((choice) => choice.value).filter((v) => value.includes(v) !== (v === one)),
    );
  return (
    <div role="group" className="choices" {...group}>
      {choices.map((choice) => (
        <label key={String(choice.value)} className="choice">
          <input
            type="checkbox"
            value={String(choice.value)}
            checked={value.includes(choice.value)}
            disabled={disabled || choice.disabled}
            onChange={() => turn(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}
