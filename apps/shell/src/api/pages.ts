import type { Operation, ReplyOf } from '@bitan/api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ArgsOf, call } from './call.ts';
import type { ApiProblem } from './problem.ts';

type Paged = { [O in Operation]: ReplyOf<O> extends { next?: string } ? O : never }[Operation];

export interface Pages<Page> {
  readonly pages: readonly Page[];
  readonly more: (() => void) | undefined;
  readonly isPending: boolean;
  readonly isFetchingNextPage: boolean;
  readonly error: ApiProblem | null;
  readonly refetch: () => void;
}

interface Reading<Page> {
  readonly queryKey: readonly unknown[];
  readonly initialPageParam: unknown;
  readonly queryFn: (asked: { pageParam: unknown; signal: AbortSignal }) => Promise<Page>;
  readonly getNextPageParam: (page: Page) => unknown;
}

/** How the pages of a list are read and kept. */
export const readingPages = <O extends Paged>(
  operation: O,
  args: ArgsOf<O>,
): Reading<ReplyOf<O>> => ({
  queryKey: [operation, 'pages', args],
  initialPageParam: undefined,
  queryFn: ({ pageParam, signal }) => call(operation, from(args, pageParam), { signal }),
  getNextPageParam: (page) => (page as { next?: string }).next,
});

/** Reads a list page by page; `more` is there while there are further pages. */
export function usePages<O extends Paged>(operation: O, args: ArgsOf<O>): Pages<ReplyOf<O>> {
  const query = useInfiniteQuery<ReplyOf<O>, ApiProblem>(readingPages(operation, args));
  const { isPending, isFetchingNextPage, error } = query;
  return {
    isPending,
    isFetchingNextPage,
    error,
    refetch: () => void query.refetch(),
    pages: query.data?.pages ?? [],
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
  };
}

function from<O extends Operation>(args: ArgsOf<O>, after: unknown): ArgsOf<O> {
  const query = { ...(args as { query?: object }).query, ...(after ? { after } : {}) };
  return Object.assign({}, args, { query });
}
