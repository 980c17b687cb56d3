import type { Operation, ReplyOf } from '@bitan/api';
import {
  MutationCache,
  QueryCache,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import { type ArgsOf, call } from './call.ts';
import { ApiProblem } from './problem.ts';
import { SubmissionKey } from './submission-key.ts';

/** A cache of what the server said; `onSignedOut` is told when the session has ended. */
export function createQueryClient(onSignedOut: (client: QueryClient) => void): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof ApiProblem && error.is('not-signed-in')) onSignedOut(client);
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { retry: retryUnreachable, staleTime: 5_000, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  return client;
}

interface Asking<O extends Operation> {
  readonly enabled?: boolean;
  /** After how many milliseconds it is asked again, for what is under way. */
  readonly again?: (reply: ReplyOf<O> | null | undefined) => number | false;
}

/** How the reply of an operation is read and kept. */
export const reading = <O extends Operation>(operation: O, args: ArgsOf<O>) => ({
  queryKey: [operation, args],
  // The cache takes no undefined; an operation without a reply gives null.
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<ReplyOf<O> | null> =>
    (await call(operation, args, { signal })) ?? null,
});

/** Reads an operation and keeps its reply; everything is read anew after a write. */
export function useReply<O extends Operation>(
  operation: O,
  args: ArgsOf<O>,
  { enabled = true, again }: Asking<O> = {},
) {
  return useQuery<ReplyOf<O> | null, ApiProblem>({
    ...reading(operation, args),
    enabled,
    ...(again && { refetchInterval: ({ state }) => again(state.data) }),
  });
}

/** Sends a write, once, however often the button is pressed. */
export function useSend<O extends Operation>(operation: O) {
  const client = useQueryClient();
  const key = useRef(new SubmissionKey());
  return useMutation<ReplyOf<O>, ApiProblem, ArgsOf<O>>({
    mutationFn: (args) => call(operation, args, { key: key.current.for(args) }),
    onSuccess: () => {
      key.current.received();
      // Not awaited: who sent it must hear of it before a new state of the page takes them away.
      void client.invalidateQueries();
    },
  });
}

/** Asks something of the server that changes nothing: a preview, a search, a trial. */
export function useAsk<O extends Operation>(operation: O) {
  return useMutation<ReplyOf<O>, ApiProblem, ArgsOf<O>>({
    mutationFn: (args) => call(operation, args),
  });
}

const retryUnreachable = (count: number, error: Error) =>
  count < 2 && error instanceof ApiProblem && error.is('unreachable');
