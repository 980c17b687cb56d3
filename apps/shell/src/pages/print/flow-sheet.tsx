import type { FlowView } from '@bitan/api';
import type { ReactNode } from 'react';
import Drawing from '../../components/flow/drawing.tsx';
import '../../components/flow/flow.css';
import { Sheet } from './sheet.tsx';

interface Props {
  readonly title: string;
  readonly lines: readonly string[];
  readonly flow: FlowView;
  /** The same in words. */
  readonly children: ReactNode;
}

/** A flow as it goes on paper: drawn, and said in a table. */
export function FlowSheet({ title, lines, flow, children }: Props) {
  return (
    <Sheet title={title} lines={lines}>
      <div className="flow sheet-flow">
        <Drawing flow={flow} />
      </div>
      {children}
    </Sheet>
  );
}
