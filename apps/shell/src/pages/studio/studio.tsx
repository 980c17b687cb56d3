import type { DraftView, StudioView } from '@bitan/api';
import type { Sayable } from '@bitan/definitions';
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { call } from '../../api/call.ts';
import { useReply } from '../../api/queries.ts';
import { randomKey } from '../../api/submission-key.ts';
import { type Vocabulary, vocabularyFrom } from '../../components/condition/vocabulary.ts';
import { type Active, ActiveProvider } from './active.tsx';
import { type DraftState, DraftStore } from './draft-store.ts';

/** What every part of the studio works with. It stays the same while rules change. */
export interface Studio {
  readonly store: DraftStore;
  readonly view: StudioView;
  /** What rules are said with: facts, parameters and decisions as they stand in the draft. */
  readonly words: Sayable;
  readonly vocabulary: Vocabulary;
}

const Context = createContext<Studio | undefined>(undefined);

export function useStudio(): Studio {
  const studio = useContext(Context);
  if (!studio) throw new Error('there is no studio around this');
  return studio;
}

/** Parts of the draft as it stands, with what is not sent yet; who asks is drawn anew for these only. */
export const useDraft = <K extends keyof DraftState>(...parts: K[]): Pick<DraftState, K> =>
  usePartsOf(useStudio().store, parts);

function usePartsOf<K extends keyof DraftState>(
  store: DraftStore,
  parts: readonly K[],
): Pick<DraftState, K> {
  const seen = useRef(store.state());
  return useSyncExternalStore(store.subscribe, () => {
    const now = store.state();
    if (parts.some((part) => now[part] !== seen.current[part])) seen.current = now;
    return seen.current;
  });
}

/** What the checks say of the draft; of how it was a moment ago while they run. */
export const useChecks = (): DraftView | undefined =>
  useReply('draft', { path: { draft: useStudio().view.id } }).data ?? undefined;

/** Whether the draft is being checked, and ways to stop that and to begin it anew. */
export function useChecking() {
  const client = useQueryClient();
  const isChecking = useIsFetching({ predicate: isCheck }) > 0;
  return {
    isChecking,
    stop: () => void client.cancelQueries({ predicate: isCheck }),
    again: () => void client.invalidateQueries({ predicate: isCheck }),
  };
}

const isCheck = ({ queryKey }: { readonly queryKey: readonly unknown[] }) =>
  queryKey[0] === 'draft' || queryKey[0] === 'draftCases';

/** The cases of the draft with their results, likewise. */
export const useCases = () => useReply('draftCases', { path: { draft: useStudio().view.id } });

/** Checks the draft anew a moment after it was changed, and not while it is being checked. */
function useCheckedAnew(revision: number): void {
  const client = useQueryClient();
  const checking = useIsFetching({ queryKey: ['draft'] }) > 0;
  const [checked, setChecked] = useState(revision);
  useEffect(() => {
    if (revision === checked || checking) return;
    const timer = setTimeout(() => {
      setChecked(revision);
      for (const queryKey of [['draft'], ['draftCases'], ['draftSteps']])
        void client.invalidateQueries({ queryKey });
    }, 300);
    return () => clearTimeout(timer);
  }, [client, revision, checked, checking]);
}

/** Who submits, approves or returns a draft changes what others may do with it. */
function useReadAnew(isOld: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (isOld) void client.invalidateQueries({ queryKey: ['studio'] });
  }, [client, isOld]);
}

interface Props {
  readonly view: StudioView;
  readonly children: ReactNode;
}

/** A draft that is open for editing, together with others. */
export function StudioProvider({ view, children }: Props) {
  const [store] = useState(() => storeOf(view));
  const [active, setActive] = useState<Active>();
  const { layer, revision, status } = usePartsOf(store, ['layer', 'revision', 'status']);
  useCheckedAnew(revision);
  useReadAnew(status !== undefined && status !== view.status);
  const { parameters, facts } = layer;
  const said = JSON.stringify([parameters, facts]);
  const words = useMemo<Sayable>(() => store.state().edition, [store, said]);
  const studio = useMemo<Studio>(
    () => ({ store, view, words, vocabulary: vocabularyFrom(words) }),
    [store, view, words],
  );
  useEffect(() => {
    void store.refresh();
    const timer = setInterval(() => void store.refresh(), 2_000);
    return () => clearInterval(timer);
  }, [store]);
  return (
    <Context.Provider value={studio}>
      <ActiveProvider value={useMemo(() => ({ active, setActive }), [active])}>
        {children}
      </ActiveProvider>
    </Context.Provider>
  );
}

function storeOf({ id, above, changes, revision }: StudioView): DraftStore {
  const path = { draft: id };
  return new DraftStore(above, changes, revision, {
    send: (edits) => call('editDraft', { path, body: { edits: [...edits] } }, { key: randomKey() }),
    look: (after, at = '') => call('draftSteps', { path, query: { after, at } }),
  });
}
