import { type RefObject, useEffect, useRef } from 'react';

/** Brings what has just appeared into view. */
export function useIntoView(): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Not returned: newer browsers answer with a promise, which is no way to clean up.
    box.current?.scrollIntoView?.({ block: 'center' });
  }, []);
  return box;
}
