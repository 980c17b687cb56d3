import type { Answers } from '@bitan/api';
import type { Form } from '@bitan/definitions';
import { Alert, Button } from 'antd';
import {
  type FormEvent,
  Fragment,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useId,
  useMemo,
  useState,
} from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { useTexts } from '../texts/index.ts';
import { DraftConflict, DraftStatus } from './draft-status.tsx';
import { FieldContext } from './field-context.tsx';
import './form.css';
import { ProblemSummary } from './problem-summary.tsx';
import { Section } from './section.tsx';
import { useAnswers } from './use-answers.ts';
import type { Draft } from './use-draft.ts';

interface Props {
  readonly form: Form;
  /** What is filled in already. */
  readonly answers: Answers;
  /** Fields that are shown but may not be written. */
  readonly readonly?: readonly string[];
  /** What the server refused; its faults appear at the fields. */
  readonly problem?: ApiProblem | null;
  /** The case that it is filled in for, where there is one. */
  readonly caseId?: string | undefined;
  /** Whether it is only tried out: then no files are uploaded. */
  readonly trial?: boolean;
  /** What was typed before, and what keeps what is typed now until it is submitted. */
  readonly draft?: Draft | undefined;
  readonly onChange?: (answers: Answers) => void;
  /** Called only with answers in which nothing is wrong. */
  readonly onSubmit: (answers: Answers) => void;
  /** What is to be seen right below one of the sections. */
  readonly note?: FormNote | undefined;
  /** What stands below the fields: at least a submit button. */
  readonly children: ReactNode;
}

export interface FormNote {
  readonly section: string;
  readonly content: ReactNode;
}

const none: readonly string[] = [];

/** A form of the definitions, to be filled in. What was typed survives every error. */
export function ActionForm(props: Props) {
  const { form, readonly = none, onSubmit, note, draft, children } = props;
  const { caseId, trial = false } = props;
  const prefix = useId();
  const { busy, markBusy } = useBusy();
  const state = useAnswers({ ...props, initial: props.answers, busy });
  const [attempts, setAttempts] = useState(0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A form in a drawer is a child of this one for React, though not on the page.
    event.stopPropagation();
    const ready = state.submit();
    if (ready) onSubmit(ready);
    else setAttempts((n) => n + 1);
  };
  const many = state.parts.size > 40;
  return (
    <FieldContext.Provider
      value={useFieldContext(prefix, form, state, { caseId, trial, markBusy })}
    >
      <form className="stack" noValidate onSubmit={submit} onKeyDown={keepEnterFromSubmitting}>
        {state.restored && <Restored onDiscard={state.discard} />}
        {draft && (
          <DraftConflict
            saver={draft.saver}
            form={form}
            answers={state.answers}
            onTake={state.take}
          />
        )}
        {form.sections.map((section, i) => (
          <Fragment key={section.id}>
            <Section
              prefix={prefix}
              section={section}
              parts={state.parts}
              shown={state.shown}
              required={state.required}
              answers={state.answers}
              settled={state.settled}
              onAnswer={state.answer}
              readonly={readonly}
              later={many && i > 0 && !state.tried}
              alone={form.sections.length === 1}
            />
            {note?.section === section.id && note.content}
          </Fragment>
        ))}
        <ProblemSummary prefix={prefix} state={state} attempts={attempts} />
        {children}
        {draft && <DraftStatus saver={draft.saver} />}
      </form>
    </FieldContext.Provider>
  );
}

/** Tells that the form is not empty: somebody typed in it before, or it was filled from what came. */
function Restored({ onDiscard }: { readonly onDiscard: () => void }) {
  const { t } = useTexts();
  const action = (
    <Button size="small" onClick={onDiscard}>
      {t('form.discard')}
    </Button>
  );
  return <Alert type="info" showIcon title={t('form.restored')} action={action} />;
}

/** Enter chooses a date or an option; it submits nothing that nobody looked through. */
function keepEnterFromSubmitting(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}

interface Uploading {
  readonly caseId: string | undefined;
  readonly trial: boolean;
  readonly markBusy: (field: string, isBusy: boolean) => void;
}

/** The fields whose files are on their way. */
function useBusy() {
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const markBusy = useCallback((field: string, isBusy: boolean) => {
    setBusy((before) => {
      if (before.has(field) === isBusy) return before;
      const others = [...before].filter((one) => one !== field);
      return new Set(isBusy ? [...others, field] : others);
    });
  }, []);
  return { busy, markBusy };
}

/** The same object as long as it says the same, so that typing draws one field and not all. */
function useFieldContext(
  prefix: string,
  form: Form,
  state: ReturnType<typeof useAnswers>,
  { caseId, trial, markBusy }: Uploading,
) {
  const { problems, touch } = state;
  return useMemo(
    () => ({
      prefix,
      problems: new Map(problems.map(({ pointer, text }) => [pointer, text])),
      sealed: new Set(
        Object.entries(form.fields ?? {}).flatMap(([id, { seal }]) => (seal ? [id] : [])),
      ),
      touch,
      target: trial ? undefined : { form: form.id, ...(caseId !== undefined && { case: caseId }) },
      limits: new Map(Object.entries(form.fields ?? {}).map(([id, { file }]) => [id, file])),
      busy: markBusy,
    }),
    [prefix, problems, form, touch, caseId, trial, markBusy],
  );
}
