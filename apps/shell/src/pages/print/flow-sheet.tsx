import type { FlowView } from '@bitan/api';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import Drawing from '../../components/flow/drawing.tsx';
import '../../components/flow/flow.css';
import { useMe } from '../../session/session.tsx';
import { useTexts } from '../../texts/index.ts';
import './print.css';

interface Props {
  readonly title: string;
  readonly lines: readonly string[];
  readonly flow: FlowView;
  /** The same in words. */
  readonly children: ReactNode;
}

/** A flow as it goes on paper: drawn, and said in a table. */
export function FlowSheet({ title, lines, flow, children }: Props) {
  const { t, say } = useTexts();
  const { office } = useMe();
  return (
    <div className="page">
      <div className="row print-hidden">
        <Button type="primary" onClick={() => window.print()}>
          {t('print.print')}
        </Button>
      </div>
      <article className="sheet" data-testid="sheet">
        <header>
          <div className="sheet-office">{say(office.title)}</div>
          <h1>{title}</h1>
          <div className="sheet-line">
            {lines.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </div>
        </header>
        <div className="flow sheet-flow">
          <Drawing flow={flow} />
        </div>
        {children}
      </article>
    </div>
  );
}
