import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useMe } from '../../session/session.tsx';
import { useTexts } from '../../texts/index.ts';
import './print.css';

interface Props {
  readonly title: string;
  /** What stands below the title, beside one another. */
  readonly lines: readonly string[];
  readonly children: ReactNode;
}

/** A page as it goes on paper, under the name of the office, with the button that prints it. */
export function Sheet({ title, lines, children }: Props) {
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
        {children}
      </article>
    </div>
  );
}
