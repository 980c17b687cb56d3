import type { Answers } from '@bitan/api';
import type { Form } from '@bitan/definitions';
import { type CompiledForm, compileForm, sayProblem } from '@bitan/forms';
import { validateInterpreted } from '@bitan/forms/browser';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { afterPress } from '../components/after-press.ts';
import { useStable } from '../components/use-stable.ts';
import { useTexts } from '../texts/index.ts';
import { today } from '../today.ts';
import { partsOf } from './parts.ts';
import { fieldOfPointer } from './pointers.ts';
import { answered, fieldsRead, type Standing, standingOf } from './standing.ts';
import type { Draft } from './use-draft.ts';

/** Something that is wrong with an answer, in words. */
export interface SaidProblem {
  readonly pointer: string;
  readonly text: string;
}

interface Options {
  readonly form: Form;
  readonly initial: Answers;
  /** What was typed before, and what keeps what is typed now. */
  readonly draft?: Draft | undefined;
  /** What the server refused, if it did. */
  readonly problem?: ApiProblem | null | undefined;
  readonly onChange?: ((answers: Answers) => void) | undefined;
  /** Fields whose files are on their way: until they are there, nothing is submitted. */
  readonly busy?: ReadonlySet<string>;
}

const idle: ReadonlySet<string> = new Set();

/** The answers of one form while they are being given, and what is wrong with them. */
export function useAnswers({ form, initial, draft, problem, onChange, busy = idle }: Options) {
  const begun = () => ({ ...defaultsOf(form), ...initial });
  const [restored, setRestored] = useState(draft?.answers !== undefined);
  const { standing, answer, become } = useStanding(form, () => draft?.answers ?? begun());
  const { compiled, parts } = useParts(form);
  const checked = useChecked(form, compiled, standing, busy);
  const refused = useRefused(problem, standing.answers);
  const told = useMemo(() => [...checked.told, ...refused], [checked.told, refused]);
  const answerHere = useStable((name: string, value: unknown) => {
    const { answers, settled } = answer(name, value);
    onChange?.(settled);
    draft?.saver.changed(answers);
  });
  const take = (answers: Answers) => onChange?.(become(answers).settled);
  return {
    form,
    parts,
    ...standing,
    /** What is to be said now: nothing about fields that nobody came to yet. */
    problems: told,
    tried: checked.tried,
    restored,
    answer: answerHere,
    touch: checked.touch,
    /** The answers as they are to be sent, or nothing while something is wrong with them. */
    submit: (): Answers | undefined =>
      checked.tryAll().length === 0 ? standing.settled : undefined,
    /** Goes on with other answers, which are kept already. */
    take,
    discard: () => {
      void draft?.saver.discard();
      setRestored(false);
      take(begun());
    },
  };
}

function useStanding(form: Form, begun: () => Answers) {
  const [kept, setKept] = useState(() => ({ form, standing: standingOf(form, begun()) }));
  // In the designer the form changes under what was filled in.
  const standing = useMemo(
    () => (kept.form === form ? kept.standing : standingOf(form, kept.standing.answers)),
    [kept, form],
  );
  const read = useMemo(() => fieldsRead(form), [form]);
  // Two changes may come before the page is drawn: the second builds on the first.
  const latest = useRef(standing);
  latest.current = standing;
  const become = (next: Standing): Standing => {
    latest.current = next;
    setKept({ form, standing: next });
    return next;
  };
  return {
    standing,
    answer: (name: string, value: unknown) =>
      become(answered(form, read, latest.current, name, value)),
    become: (answers: Answers) => become(standingOf(form, answers)),
  };
}

function useParts(form: Form) {
  const { language } = useTexts();
  const compiled = useMemo(() => compileForm(form, language), [form, language]);
  return { compiled, parts: useMemo(() => partsOf(compiled), [compiled]) };
}

/** How long after the last key it is looked again at what is wrong, in milliseconds. */
const pause = 200;

/**
 * What is wrong, as far as it is to be said. It is looked at when a field is left and when a
 * submission is tried, and while something is being said a moment after typing stopped: never with
 * a key, and never while a character is being composed.
 */
function useChecked(
  form: Form,
  compiled: CompiledForm,
  standing: Standing,
  busy: ReadonlySet<string>,
) {
  const { t, language } = useTexts();
  const [looked, setLooked] = useState<readonly SaidProblem[]>(nothing);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const look = useStable(() => {
    const valid = validateInterpreted(form, standing.settled, today()).map((one) => ({
      pointer: one.pointer,
      text: sayProblem(compiled, one, language),
    }));
    const waiting = [...busy].map((field) => ({
      pointer: `/${field}`,
      text: t('files.unfinished', { field: compiled.fields[field]?.title ?? field }),
    }));
    const found = [...valid.filter(({ pointer }) => !busy.has(pointer.slice(1))), ...waiting];
    setLooked((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
    return found;
  });
  const speaking = tried || touched.size > 0;
  useEffect(() => {
    if (!speaking) return;
    const timer = setTimeout(() => afterPress(look), pause);
    return () => clearTimeout(timer);
  }, [standing, compiled, busy, speaking, look]);
  const told = useMemo(
    () => looked.filter(({ pointer }) => tried || touched.has(pointer)),
    [looked, tried, touched],
  );
  return {
    tried,
    told,
    touch: useStable((pointer: string) =>
      afterPress(() => {
        look();
        setTouched((before) => (before.has(pointer) ? before : new Set([...before, pointer])));
      }),
    ),
    tryAll: () => {
      setTried(true);
      return look();
    },
  };
}

const nothing: readonly SaidProblem[] = [];

/** What the server refused, as long as the field is as it was then. */
function useRefused(problem: ApiProblem | null | undefined, answers: Answers) {
  const { say } = useTexts();
  const [then, setThen] = useState({ problem, answers });
  if (then.problem !== problem) setThen({ problem, answers });
  const faults = useMemo(() => faultsOf(problem), [problem]);
  return useMemo(
    () =>
      faults.length === 0
        ? nothing
        : faults
            .map(({ pointer, message }) => ({ pointer, text: say(message) }))
            .filter(({ pointer }) => {
              const field = fieldOfPointer(pointer);
              return then.answers[field] === answers[field];
            }),
    [faults, then, faults.length === 0 ? undefined : answers, say],
  );
}

/** The faults of a refusal that concern answers, with pointers into the answers. */
export function faultsOf(problem: ApiProblem | null | undefined) {
  const root = '/answers';
  return (problem?.details.errors ?? [])
    .filter(({ pointer }) => pointer.startsWith(`${root}/`))
    .map((fault) => ({ ...fault, pointer: fault.pointer.slice(root.length) }));
}

function defaultsOf(form: Form): Answers {
  const entries = Object.entries(form.schema.properties);
  return Object.fromEntries(
    entries.flatMap(([id, schema]) => (schema.default === undefined ? [] : [[id, schema.default]])),
  );
}
