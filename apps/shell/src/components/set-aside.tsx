import type { Text } from '@bitan/definitions';
import { Fragment } from 'react';
import { useTexts } from '../texts/index.ts';

interface Props {
  readonly aside: readonly { readonly title: Text; readonly value: unknown }[];
}

/** What has no place in the form of today: kept as it was, under its old name. */
export function SetAside({ aside }: Props) {
  const { t, say } = useTexts();
  return (
    <section aria-label={t('movings.aside')} data-testid="aside">
      <div className="record-section">{t('movings.aside')}</div>
      <dl className="record">
        {aside.map(({ title, value }, i) => (
          // The same field may have been set aside more than once.
          <Fragment key={`${title.en} ${i}`}>
            <dt>{say(title)}</dt>
            <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
