import type { DraftChanges, DraftView } from '@bitan/api';
import { createContext, useContext } from 'react';
import type { ApiProblem } from '../../api/problem.ts';

/** What a page that shows a policy lets its user change, if anything. */
export interface Editing {
  /** Begins to change an item: `parameters/<id>` or `rules/<decision>/<name>`. */
  readonly begin: (item: string) => void;
  /** The item that is being changed. */
  readonly item: string | undefined;
  readonly end: () => void;
  /** The draft, once one was chosen. */
  readonly draft?: DraftView;
  readonly save: (changes: DraftChanges) => void;
  readonly saving: boolean;
  readonly problem: ApiProblem | null;
}

const Context = createContext<Editing | undefined>(undefined);
export const EditingProvider = Context.Provider;

/** Nothing where the policy is only to be read. */
export const useEditing = (): Editing | undefined => useContext(Context);
