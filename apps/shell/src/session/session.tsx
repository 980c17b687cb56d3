import type { Me } from '@bitan/api';
import type { Permission } from '@bitan/definitions';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, lazy, type ReactNode, Suspense, useContext } from 'react';
import { call } from '../api/call.ts';
import { useReply } from '../api/queries.ts';
import { ProblemBanner } from '../components/problem-banner.tsx';
import { Waiting } from '../components/waiting.tsx';
import { LocalCopies } from '../form/local-copies.ts';

// Who is signed in already needs none of it.
const SignIn = lazy(() => import('./sign-in.tsx'));

const Signed = createContext<Me | undefined>(undefined);

/**
 * Shows the product to who is signed in, and the sign-in page to everybody else. The address stays,
 * so that one continues where the session ended.
 */
export function Session({ children }: { readonly children: ReactNode }) {
  const me = useReply('me', {});
  if (me.data) return <Signed.Provider value={me.data}>{children}</Signed.Provider>;
  if (me.isPending) return <Waiting />;
  if (me.error && !me.error.is('not-signed-in')) {
    return <ProblemBanner problem={me.error} onRetry={() => me.refetch()} />;
  }
  return (
    <Suspense fallback={<Waiting />}>
      <SignIn />
    </Suspense>
  );
}

/** Who is signed in. */
export function useMe(): Me {
  const me = useContext(Signed);
  if (!me) throw new Error('useMe outside of <Session>');
  return me;
}

/** Whether who is signed in has a permission. */
export function useMay(): (permission: Permission) => boolean {
  const { may } = useMe();
  return (permission) => may.includes(permission);
}

/** What was typed is kept for who signs in again, everything that was read is not. */
export function endSession(client: QueryClient): void {
  client.setQueryData(['me', {}], null);
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
}

export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  const { user, browserKey } = useMe();
  return async () => {
    await call('signOut', {});
    new LocalCopies(user.id, browserKey).forgetAll();
    endSession(client);
  };
}
