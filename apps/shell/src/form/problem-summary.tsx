import { Alert } from 'antd';
import { type MouseEvent, useEffect, useRef } from 'react';
import { useTexts } from '../texts/index.ts';
import { controlId, fieldOfPointer, focusControl } from './pointers.ts';
import type { useAnswers } from './use-answers.ts';

interface Props {
  readonly prefix: string;
  readonly state: ReturnType<typeof useAnswers>;
  /** How often a submission failed; the summary takes the focus each time. */
  readonly attempts: number;
}

/** Everything that is wrong, by section, each a link to its field. Only after a failed submission. */
export function ProblemSummary({ prefix, state, attempts }: Props) {
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const { problems } = state;
  useEffect(() => {
    if (attempts > 0) box.current?.focus();
  }, [attempts]);
  if (problems.length === 0 || !(state.tried || attempts > 0)) return null;
  return (
    <div ref={box} tabIndex={-1} data-testid="problem">
      <Alert
        type="error"
        showIcon
        role="alert"
        title={t('form.summary', { count: problems.length })}
        description={<BySection prefix={prefix} state={state} />}
      />
    </div>
  );
}

function BySection({ prefix, state }: Omit<Props, 'attempts'>) {
  const { say } = useTexts();
  return (
    <ul className="problem-summary">
      {state.form.sections.map((section) => {
        const here = section.fields.flatMap((field) =>
          state.problems.filter(({ pointer }) => fieldOfPointer(pointer) === field),
        );
        return here.length === 0 ? null : (
          <li key={section.id}>
            {say(section.title)}
            <ul>
              {here.map(({ pointer, text }) => (
                <li key={pointer + text}>
                  <ToField id={controlId(prefix, pointer)} text={text} />
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

function ToField({ id, text }: { readonly id: string; readonly text: string }) {
  const go = (event: MouseEvent) => {
    event.preventDefault();
    focusControl(id);
  };
  return (
    <a href={`#${id}`} onClick={go}>
      {text}
    </a>
  );
}
