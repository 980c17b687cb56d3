import type { ReactNode } from 'react';
import './panel.css';

interface Props {
  readonly title: string;
  readonly testId?: string;
  readonly children: ReactNode;
}

/** A part of a page with a heading of its own. */
export function Panel({ title, testId, children }: Props) {
  return (
    <section className="panel" data-testid={testId}>
      <h2>{title}</h2>
      <div className="panel-body">{children}</div>
    </section>
  );
}
