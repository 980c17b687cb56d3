import type { AnswerDraftView, Answers } from '@bitan/api';
import { alike } from '@bitan/definitions';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { call } from '../api/call.ts';
import { ApiProblem } from '../api/problem.ts';
import { randomUuid } from '../api/submission-key.ts';
import { useMe } from '../session/session.tsx';
import { type DraftConnection, type DraftPlace, DraftSaver } from './draft-saver.ts';
import { LocalCopies, type LocalCopy } from './local-copies.ts';

/** What was typed into a form before, and what keeps what is typed from now on. */
export interface Draft {
  readonly saver: DraftSaver;
  /** What was typed before, to go on with. */
  readonly answers?: Answers;
  /** As the server knows it, where it does. */
  readonly view?: AnswerDraftView;
}

interface Options {
  /** Names the form in this browser: the same each time that it is opened. */
  readonly name: string;
  readonly place: DraftPlace | undefined;
  /** The id of a draft that is not there yet. */
  readonly id?: string;
  /** Asks the server for what it keeps; not there where nothing can have been kept. */
  readonly load?: (() => Promise<AnswerDraftView | null | undefined>) | undefined;
}

/**
 * The unfinished answers of one form: of the server, of this browser, or none yet.
 *
 * @returns undefined while that is not known
 */
export function useDraft({ name, place, id, load }: Options): Draft | undefined {
  const copies = useCopies();
  const connection = useConnection();
  const saverOf = (place: DraftPlace, revision = 0, kept?: AnswerDraftView) => {
    const at = { id: kept?.id ?? id ?? randomUuid(), revision, savedAt: kept?.updatedAt };
    return new DraftSaver(at, place, name, copies, connection);
  };
  // Where nothing was kept, the form is there with the first drawing.
  const [draft, setDraft] = useState<Draft | undefined>(() =>
    load || !place ? undefined : { saver: saverOf(place) },
  );
  useEffect(() => {
    if (!place) return;
    let left = false;
    let begun = load ? undefined : draft;
    const open = async () => {
      if (!load) return;
      await DraftSaver.quiet();
      const kept = (await load().catch(nothing)) ?? undefined;
      const copy = copies.find(name);
      // An answer of the server that nobody waited for any more leaves the copy behind.
      const same = kept && copy && alike(kept.answers, copy.answers);
      if (same) copies.forget(name);
      begun = beginning(kept, same ? undefined : copy, (revision) =>
        saverOf(place, revision, kept),
      );
      if (!left) setDraft(begun);
    };
    void open();
    return () => {
      left = true;
      begun?.saver.stop();
    };
    // What is loaded and where it belongs is said by the name.
  }, [name, place === undefined]);
  useKeptWhenLeft(draft?.saver);
  return draft;
}

/** Copies of what the user typed in this browser. */
function useCopies(): LocalCopies {
  const { user, browserKey } = useMe();
  return useMemo(() => new LocalCopies(user.id, browserKey), [user.id, browserKey]);
}

/** Puts together what the server keeps and what only this browser has; where both differ, both stay. */
function beginning(
  view: AnswerDraftView | undefined,
  copy: LocalCopy | undefined,
  saverAt: (revision: number) => DraftSaver,
): Draft {
  const saver = saverAt(view?.revision ?? 0);
  if (!copy) return { saver, ...(view && { view, answers: view.answers }) };
  if (!view || copy.revision === view.revision) {
    saver.changed(copy.answers);
    return { saver, answers: copy.answers, ...(view && { view }) };
  }
  saver.conflictWith(view, copy.answers);
  return { saver, answers: copy.answers, view };
}

/** Saving tells the session when it has ended, as every other request does. */
function useConnection(): DraftConnection {
  const client = useQueryClient();
  return useMemo(() => {
    const asked = <T>(asking: Promise<T>) =>
      asking.catch((error: unknown) => {
        const ended = error instanceof ApiProblem && error.is('not-signed-in');
        if (ended) void client.refetchQueries({ queryKey: ['me', {}] });
        throw error;
      });
    return {
      save: (draft, body) => asked(call('saveAnswerDraft', { path: { draft }, body })),
      discard: (draft) => asked(call('discardAnswerDraft', { path: { draft } })),
    };
  }, [client]);
}

/** A page that is hidden or closed may never be heard of again; a network that is back is used. */
function useKeptWhenLeft(saver: DraftSaver | undefined): void {
  useEffect(() => {
    if (!saver) return;
    const hidden = () => {
      saver.keepHere();
      if (document.visibilityState === 'hidden') void saver.flush();
    };
    const back = () => void saver.flush();
    addEventListener('pagehide', saver.keepHere);
    addEventListener('online', back);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      removeEventListener('pagehide', saver.keepHere);
      removeEventListener('online', back);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [saver]);
}

const nothing = (error: unknown): undefined => {
  // Without the server, one goes on with what this browser has.
  if (!(error instanceof ApiProblem)) throw error;
};
