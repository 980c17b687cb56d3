import type { ReactNode } from 'react';
import './panel.css';

interface Props {
  readonly title: string;
  /** How deep its heading stands. */
  readonly heading?: 'h2' | 'h3';
  readonly testId?: string;
  readonly children: ReactNode;
}

/** A part of a page with a heading of its own. */
export function Panel({ title, heading: Heading = 'h2', testId, children }: Props) {
  return (
    <section className="panel" data-testid={testId}>
      <Heading>{title}</Heading>
      <div className="panel-body">{children}</div>
    </section>
  );
}
