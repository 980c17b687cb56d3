import { useState } from 'react';
import { useControl } from '../use-control.ts';
import type { WidgetProps } from '../widget-props.ts';

// The browser's own controls: those of antd keep a value of their own beside ours, and draw the page
// a second time with each key. No control enforces a limit by itself: cutting off or rounding what
// somebody typed would be false data in a case file. What does not fit is said, and they correct it.

export function TextWidget(props: WidgetProps) {
  const { value, onChange } = props;
  return (
    <input
      {...useControl(props)}
      type="text"
      value={textOf(value)}
      onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
    />
  );
}

export function TextareaWidget(props: WidgetProps) {
  const { value, onChange, schema } = props;
  const text = textOf(value);
  const { maxLength } = schema;
  return (
    <>
      {/* As high as its text: the copy of the text beside it, which nobody sees, says how high. */}
      <div className="control-grows" data-text={`${text}\n`}>
        <textarea
          {...useControl(props)}
          rows={3}
          value={text}
          onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
        />
      </div>
      {maxLength !== undefined && (
        <div className="control-count" aria-hidden="true">
          {text.length} / {maxLength}
        </div>
      )}
    </>
  );
}

/** A number as it is written; what is none stays as it was typed, and is said to be none. */
export function NumberWidget(props: WidgetProps) {
  const { value, onChange } = props;
  const [typed, setTyped] = useState(textOf(value));
  const shown = value === numberIn(typed) ? typed : textOf(value);
  return (
    <input
      {...useControl(props)}
      type="text"
      inputMode="decimal"
      value={shown}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(numberIn(target.value));
      }}
      style={{ maxWidth: 200 }}
    />
  );
}

const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : String(value);

// Who works with an input method writes full-width digits.
const halfWidth = (text: string) =>
  text
    .replace(/[\uff0b-\uff0e\uff10-\uff19]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/。/g, '.')
    .trim();

/** The number that a text says; the text itself where it says none; nothing where it is empty. */
function numberIn(text: string): unknown {
  const plain = halfWidth(text);
  if (plain === '') return undefined;
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : text;
}
