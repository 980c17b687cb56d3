import type { Answers } from '@bitan/api';
import type { Form } from '@bitan/definitions';
import { compileForm, required, sayProblem, settle, shown, shownNotices } from '@bitan/forms';
import { validateInterpreted } from '@bitan/forms/browser';
import { useMemo, useState } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { useTexts } from '../texts/index.ts';
import { today } from '../today.ts';
import { fieldsOf } from './fields.ts';
import { fieldOfPointer } from './pointers.ts';
import { partsOf } from './section-schema.ts';
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
}

/** The answers of one form while they are being given, and what is wrong with them. */
export function useAnswers({ form, initial, draft, problem, onChange }: Options) {
  const { language } = useTexts();
  const begun = () => ({ ...defaultsOf(form), ...initial });
  const [restored, setRestored] = useState(draft?.answers !== undefined);
  const [answers, setAnswers] = useState(() => draft?.answers ?? begun());
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const compiled = useMemo(() => compileForm(form, language), [form, language]);
  const fields = useMemo(() => fieldsOf(compiled), [compiled]);
  const parts = useMemo(() => partsOf(fields, compiled), [fields, compiled]);
  const refused = useRefused(problem, answers);

  const settled = useMemo(() => settle(form, answers), [form, answers]);
  const own = useMemo(
    () =>
      validateInterpreted(form, settled, today()).map((one) => ({
        pointer: one.pointer,
        text: sayProblem(compiled, one, language),
      })),
    [compiled, form, settled, language],
  );
  const told = [...own.filter(({ pointer }) => tried || touched.has(pointer)), ...refused];

  const change = (next: Answers) => {
    setAnswers(next);
    draft?.saver.changed(next);
    onChange?.(settle(form, next));
  };
  return {
    form,
    answers,
    /** The answers as they count, with what is computed. */
    settled,
    fields,
    parts,
    shownNotices: useMemo(() => shownNotices(form, answers), [form, answers]),
    shown: useMemo(() => shown(form, answers), [form, answers]),
    required: useMemo(() => required(form, answers), [form, answers]),
    /** What is to be said now: nothing about fields that nobody came to yet. */
    problems: told,
    tried,
    restored,
    change,
    touch: (pointer: string) =>
      setTouched((before) => (before.has(pointer) ? before : new Set([...before, pointer]))),
    /** The answers as they are to be sent, or nothing while something is wrong with them. */
    submit: (): Answers | undefined => {
      setTried(true);
      return own.length === 0 ? settled : undefined;
    },
    /** Goes on with other answers, which are kept already. */
    take: (next: Answers) => {
      setAnswers(next);
      onChange?.(settle(form, next));
    },
    discard: () => {
      void draft?.saver.discard();
      setRestored(false);
      setAnswers(begun());
      onChange?.(settle(form, begun()));
    },
  };
}

/** What the server refused, as long as the field is as it was then. */
function useRefused(problem: ApiProblem | null | undefined, answers: Answers): SaidProblem[] {
  const { say } = useTexts();
  const [then, setThen] = useState({ problem, answers });
  if (then.problem !== problem) setThen({ problem, answers });
  return faultsOf(problem)
    .map(({ pointer, message }) => ({ pointer, text: say(message) }))
    .filter(({ pointer }) => {
      const field = fieldOfPointer(pointer);
      return then.answers[field] === answers[field];
    });
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
