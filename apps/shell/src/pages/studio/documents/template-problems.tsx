import type { TemplateRead } from '@bitan/api';
import { useTexts } from '../../../texts/index.ts';

/** What is wrong with a template that was sent: where it stands, what it is, what to do. */
export function TemplateProblems({ problems }: Pick<TemplateRead, 'problems'>) {
  const { t, say } = useTexts();
  if (problems.length === 0) return null;
  return (
    <div role="alert" data-testid="template-problems">
      <strong className="field-error">{t('papers.refused', { count: problems.length })}</strong>
      <ol className="template-problems">
        {problems.map(({ code, near, message, cure }) => (
          <li key={code + near + message.en}>
            {near !== undefined && (
              <div>
                {t('papers.near')} <code>{near}</code>
              </div>
            )}
            <div className="finding-error">{say(message)}</div>
            <div>{say(cure)}</div>
          </li>
        ))}
      </ol>
    </div>
  );
}
