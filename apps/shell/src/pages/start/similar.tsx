import type { ActionSheet, Answers } from '@bitan/api';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { call } from '../../api/call.ts';
import { Badge } from '../../components/badge.tsx';
import { useLater } from '../../components/use-later.ts';
import { useTexts } from '../../texts/index.ts';

interface Props {
  readonly workflow: string;
  /** The fields that name a person or a unit. */
  readonly fields: readonly string[];
  readonly answers: Answers;
}

/** Earlier cases that may be about the same matter, as soon as it is known whom this one is about. */
export function Similar({ workflow, fields, answers }: Props) {
  const { t, say } = useTexts();
  const later = useLater(answers, 600);
  const known = fields.some((field) => typeof later[field] === 'string');
  const similar = useQuery({
    queryKey: ['similar', workflow, later],
    queryFn: () => call('similar', { path: { workflow }, body: { answers: later } }),
    enabled: known,
    retry: false,
  });
  if (!known || !similar.data || similar.data.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('start.similar')}
      data-testid="similar"
      description={
        <>
          <div>{t('start.similarCure')}</div>
          <ul>
            {similar.data.map(({ case: earlier, because, likeness, texts }) => (
              <li key={earlier.id}>
                <a href={`/cases/${earlier.id}`} target="_blank" rel="noreferrer">
                  {earlier.number} {earlier.title}
                </a>{' '}
                <Badge>{say(earlier.stage.title)}</Badge> <span>{say(because)}</span>{' '}
                <span>{t('merge.likeness', { share: likeness })}</span>
                {texts.length > 0 && (
                  <details>
                    <summary>{t('merge.compare')}</summary>
                    {texts.map((text) => (
                      <div key={text}>{text}</div>
                    ))}
                  </details>
                )}
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}

/** The fields of a form that name a person or a unit. */
export function subjectFields({ form }: ActionSheet): string[] {
  return Object.entries(form?.uiSchema ?? {}).flatMap(([field, ui]) =>
    ui['ui:widget'] === 'person' || ui['ui:widget'] === 'unit' ? [field] : [],
  );
}
