import { createContext, useContext } from 'react';
import { useReply } from '../api/queries.ts';

/** Names that are known here by id and asked of nobody: those that stand for others. */
export const KnownNames = createContext<Readonly<Record<string, string>>>({});

export type SubjectKind = 'person' | 'unit';

/** The name of a person or unit on record; nothing until it is known. */
export function useSubjectName(kind: SubjectKind, id: string | undefined): string | undefined {
  const known = useContext(KnownNames)[id ?? ''];
  const subject = useReply(
    'subject',
    { path: { kind, id: id ?? '' } },
    { enabled: id !== undefined && known === undefined },
  );
  return known ?? subject.data?.name;
}

export function SubjectName({ kind, id }: { readonly kind: SubjectKind; readonly id: string }) {
  return <>{useSubjectName(kind, id) ?? '…'}</>;
}

export function ColleagueName({ id }: { readonly id: string }) {
  const colleagues = useReply('colleagues', {});
  return <>{colleagues.data?.find((one) => one.id === id)?.name ?? '…'}</>;
}
