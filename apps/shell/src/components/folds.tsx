import { type ReactNode, useId, useState } from 'react';
import './folds.css';

interface Fold {
  readonly key: string | number;
  readonly label: ReactNode;
  /** Drawn only while it is open. */
  readonly children: ReactNode;
}

/** Parts that are closed at first, each below a line that says what is in it. */
export function Folds({ folds }: { readonly folds: readonly Fold[] }) {
  return (
    <div className="folds">
      {folds.map(({ key, ...fold }) => (
        <One key={key} {...fold} />
      ))}
    </div>
  );
}

function One({ label, children }: Omit<Fold, 'key'>) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="fold">
      <button
        type="button"
        className="fold-line"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <span className="fold-mark" aria-hidden />
        {label}
      </button>
      {open && (
        <div id={id} className="fold-body">
          {children}
        </div>
      )}
    </div>
  );
}
