import { type RefObject, useEffect, useRef } from 'react';

/** Brings what has just appeared into view. */
export function useIntoView(): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView?.({ block: 'center' }), []);
  return box;
}
