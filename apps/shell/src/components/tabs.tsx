import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import './panel.css';

interface Tab {
  readonly key: string;
  readonly label: ReactNode;
}

interface Props {
  readonly tabs: readonly Tab[];
  readonly selected: string;
  readonly onSelect: (key: string) => void;
  /** What belongs to the selected tab; that of the others is not there. */
  readonly children: ReactNode;
}

/** Tabs of which all are seen; those that do not fit go on in the next line. Arrow keys walk them. */
export function Tabs({ tabs, selected, onSelect, children }: Props) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const at = tabs.findIndex(({ key }) => key === selected);
    const next = (at + step + tabs.length) % tabs.length;
    onSelect(tabs[next]?.key ?? selected);
    (list.current?.children[next] as HTMLElement | undefined)?.focus();
  };
  return (
    <div>
      <div role="tablist" className="tabs" ref={list} onKeyDown={walk}>
        {tabs.map(({ key, label }) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`${id}${key}`}
            className="tab"
            aria-selected={key === selected}
            aria-controls={`${id}panel`}
            tabIndex={key === selected ? 0 : -1}
            onClick={() => onSelect(key)}
          >
            {label}
          </button>
        ))}
      </div>
      <div key={selected} role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${selected}`}>
        {children}
      </div>
    </div>
  );
}
