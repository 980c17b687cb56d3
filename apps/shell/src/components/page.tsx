import { type ReactNode, useEffect, useRef } from 'react';
import { useTexts } from '../texts/index.ts';

interface Props {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Whether it takes all the room there is. */
  readonly wide?: boolean;
}

/** The frame of a page. Its title takes the focus when the page is opened, for who cannot see it. */
export function Page({ title, intro, actions, children, wide = false }: Props) {
  const { t } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // With the frame that draws it: sooner, the page would be laid out twice.
    const frame = requestAnimationFrame(() => heading.current?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(frame);
  }, []);
  useEffect(() => {
    document.title = `${title} · ${t('product.name')}`;
  }, [title, t]);
  return (
    <div className={wide ? 'page wide' : 'page'}>
      <div className="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
            {title}
          </h1>
          {intro && <div className="quiet">{intro}</div>}
        </div>
        {actions && <div className="row">{actions}</div>}
      </div>
      {children}
    </div>
  );
}
