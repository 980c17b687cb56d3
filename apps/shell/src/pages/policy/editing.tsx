import type { DraftView } from '@bitan/api';
import type { Edition, Layer } from '@bitan/definitions';
import { createContext, useContext } from 'react';
import type { NewValue } from '../studio/rule-doings.ts';

/** What a page that shows a policy lets its user change, if anything. */
export interface Editing {
  /** Begins to change an item: `parameters/<id>` or `rules/<decision>/<name>`. */
  readonly begin: (item: string) => void;
  /** The draft, once one was chosen. */
  readonly draft?: EditingDraft;
}

export interface EditingDraft {
  /** The item that is being changed. */
  readonly item: string | undefined;
  readonly above: Edition;
  readonly layer: Layer;
  readonly checks: DraftView;
  readonly set: (value: NewValue) => void;
  readonly withoutLater: (parameter: string, from: string) => void;
  readonly reset: (parameter: string) => void;
  readonly end: () => void;
}

const Context = createContext<Editing | undefined>(undefined);
export const EditingProvider = Context.Provider;

/** Nothing where the policy is only to be read. */
export const useEditing = (): Editing | undefined => useContext(Context);
