import { startTransition, useEffect, useState } from 'react';

const more = 80;

/** The first of a long list at once and the others bit by bit: a page opens before all is drawn. */
export function useGradually<T>(all: readonly T[], atOnce = 40): readonly T[] {
  const [count, setCount] = useState(atOnce);
  useEffect(() => {
    if (count >= all.length) return;
    const timer = setTimeout(() => startTransition(() => setCount(count + more)));
    return () => clearTimeout(timer);
  }, [count, all.length]);
  return count >= all.length ? all : all.slice(0, count);
}
