import { type ReactNode, useEffect, useRef, useState } from 'react';

interface Props {
  /** The height of the rows until they were drawn once, in pixels. */
  readonly height: number;
  /** Whether they are drawn from the beginning and stay. */
  readonly keep: boolean;
  /** A selector of what scrolls around the table. */
  readonly within: string;
  readonly children: () => ReactNode;
}

/** Rows of a long table, drawn while they are near what is seen: typing in one lays out few. */
export function NearRows({ height, keep, within, children }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [isNear, setNear] = useState(false);
  const [known, setKnown] = useState(height);
  useEffect(() => {
    const element = body.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return;
        // Whoever works in a row does not lose it by scrolling.
        if (!entry.isIntersecting && element.contains(document.activeElement)) return;
        if (!entry.isIntersecting) setKnown(entry.boundingClientRect.height);
        setNear(entry.isIntersecting);
      },
      { root: element.closest(within), rootMargin: '600px 0px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [within]);
  return (
    <tbody ref={body}>
      {keep || isNear ? (
        children()
      ) : (
        <tr style={{ height: known }}>
          <td />
        </tr>
      )}
    </tbody>
  );
}
