import type { CaseSort, SavedList } from '@bitan/api';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** What a list of cases shows: kept in the address, so that it can be linked to and gone back to. */
export type Wanted = SavedList['wanted'];

/** Some of it anew; undefined is no longer wanted. */
export type Changes = { readonly [K in keyof Wanted]?: Wanted[K] | undefined };

const names = [
  'workflow',
  'stage',
  'handler',
  'q',
  'open',
  'due',
  'from',
  'to',
  'watch',
  'import',
  'marks',
  'sort',
] as const;
export type Name = (typeof names)[number];

/** The wanted list in the address, and a way to change a part of it. */
export function useWanted(): [Wanted, (changes: Changes) => void, (whole: Wanted) => void] {
  const [params, setParams] = useSearchParams();
  const wanted = useMemo(() => read(params), [params]);
  const replace = useCallback(
    (whole: Wanted) => setParams(written(whole), { replace: true }),
    [setParams],
  );
  const change = (changes: Changes) => replace({ ...wanted, ...changes } as Wanted);
  return [wanted, change, replace];
}

/** The query of the list: all but the columns, which only show it. */
export function queryOf({ columns: _, ...query }: Wanted) {
  return query;
}

export function read(params: URLSearchParams): Wanted {
  const said = names.flatMap((name) => {
    const value = params.get(name);
    return value ? [[name, value]] : [];
  });
  const columns = params.get('columns');
  return { ...Object.fromEntries(said), ...(columns && { columns: columns.split(',') }) };
}

export function written({ columns, ...rest }: Wanted): Record<string, string> {
  const said = Object.entries(rest).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries([
    ...said.map(([name, value]) => [name, String(value)]),
    ...(columns ? [['columns', columns.join(',')]] : []),
  ]);
}

/** The chosen value of each mark: `answer.channel=letter,…`. */
export const marksIn = (marks = ''): Map<string, string> =>
  new Map(
    marks
      .split(',')
      .filter(Boolean)
      .map((one) => {
        const at = one.indexOf('=');
        return [one.slice(0, at), one.slice(at + 1)];
      }),
  );

export function withMark(marks: string | undefined, id: string, value: string | undefined): string {
  const chosen = marksIn(marks);
  chosen.delete(id);
  if (value) chosen.set(id, value);
  return [...chosen].map(([filter, one]) => `${filter}=${one}`).join(',');
}

export const sorts = ['updated', 'started', 'due'] as const satisfies readonly CaseSort[];
