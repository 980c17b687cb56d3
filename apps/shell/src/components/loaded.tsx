import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemBanner } from './problem-banner.tsx';
import { Waiting } from './waiting.tsx';

interface Props<T> {
  readonly of: UseQueryResult<T | null>;
  readonly children: (reply: T) => ReactNode;
}

/**
 * What came from the server; until then a skeleton, or the problem with a way to try again. What
 * was shown stays when reading it anew fails.
 */
export function Loaded<T>({ of, children }: Props<T>) {
  const problem = of.error && <ProblemBanner problem={of.error} onRetry={() => of.refetch()} />;
  if (of.data !== undefined && of.data !== null) {
    return (
      <>
        {problem}
        {children(of.data)}
      </>
    );
  }
  return problem ? <div className="page">{problem}</div> : <Waiting />;
}
