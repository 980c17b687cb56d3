import { Alert, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { useTexts } from '../texts/index.ts';

interface Props {
  readonly problem: Error | null | undefined;
  readonly onRetry?: () => unknown;
}

/** What went wrong and what to do about it, scrolled into view so that it is not overlooked. */
export function ProblemBanner({ problem, onRetry }: Props) {
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) box.current?.scrollIntoView?.({ block: 'nearest' });
  }, [problem]);
  if (!problem) return null;
  return (
    <div ref={box} data-testid="problem">
      <Alert
        type="error"
        showIcon
        role="alert"
        title={<TitleOf problem={problem} />}
        description={problem instanceof ApiProblem && <Explained problem={problem} />}
        action={onRetry && <Button onClick={onRetry}>{t('common.retry')}</Button>}
      />
    </div>
  );
}

function TitleOf({ problem }: { readonly problem: Error }) {
  const { say } = useTexts();
  return problem instanceof ApiProblem ? say(problem.details.titles) : problem.message;
}

function Explained({ problem }: { readonly problem: ApiProblem }) {
  const { t, say } = useTexts();
  const { detail, cure, errors = [], instance } = problem.details;
  return (
    <div className="stack-small">
      {detail && <span>{say(detail)}</span>}
      <span>{say(cure)}</span>
      {errors.length > 0 && (
        <ul>
          {errors.map(({ pointer, message }) => (
            <li key={pointer + message.en}>{say(message)}</li>
          ))}
        </ul>
      )}
      {instance && problem.details.status >= 500 && (
        <span>
          {t('problem.number')}: {instance}
        </span>
      )}
    </div>
  );
}
