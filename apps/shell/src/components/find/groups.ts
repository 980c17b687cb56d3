import type { Found, FoundItem } from '@bitan/api';

/** What one can go to from the box that finds: what was found, or all that there is of its kind. */
export interface Option {
  readonly path: string;
  readonly item?: FoundItem;
  readonly all?: { readonly count: number; readonly capped: boolean };
}

export interface Group {
  readonly kind: FoundItem['kind'];
  readonly options: readonly Option[];
}

/** What was found by kind, each with a way to all of it. */
export const groupsOf = (found: Found, all: string): readonly Group[] =>
  found.map(({ kind, count, items }) => ({
    kind,
    options: [
      ...items.map((item) => ({ path: pathOf(item), item })),
      ...(kind === 'case' && count.count > items.length ? [{ path: all, all: count }] : []),
    ],
  }));

/** The id of an option in the document, by its place among all. */
export const optionId = (list: string, at: number): string => `${list}-${at}`;

const pathOf = ({ kind, id, case: of }: FoundItem): string =>
  of ? `/cases/${of}` : `/subjects/${kind}/${id}`;
