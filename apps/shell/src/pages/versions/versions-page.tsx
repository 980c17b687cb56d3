import type { FormVersions } from '@bitan/api';
import { Card, Select } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useReply } from '../../api/queries.ts';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';
import { Compare } from './compare.tsx';
import '../../texts/authoring.ts';

/** The published versions of one form, and what any two of them, or two offices, say differently. */
export default function VersionsPage() {
  const { t, say } = useTexts();
  const [search, setSearch] = useSearchParams();
  const forms = useReply('formsInForce', {}).data ?? [];
  const form = search.get('form') ?? forms[0]?.id;
  return (
    <Page
      title={t('versions.title')}
      intro={t('versions.intro')}
      actions={<Link to="/movings">{t('movings.title')}</Link>}
    >
      <div className="stack">
        <Select<string>
          aria-label={t('designer.which')}
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: 360 }}
          value={form ?? null}
          options={forms.map(({ id, title }) => ({ value: id, label: say(title) }))}
          onChange={(id) => setSearch({ form: id }, { replace: true })}
        />
        {form !== undefined && <Versions key={form} form={form} />}
      </div>
    </Page>
  );
}

function Versions({ form }: { readonly form: string }) {
  const versions = useReply('formVersions', { path: { form } });
  return <Loaded of={versions}>{(reply) => <Listed form={form} reply={reply} />}</Loaded>;
}

function Listed({
  form,
  reply: { versions },
}: {
  readonly form: string;
  readonly reply: FormVersions;
}) {
  const { t, say } = useTexts();
  const [from, setFrom] = useState(versions.at(1)?.version ?? 1);
  return (
    <>
      <Compare form={form} versions={versions} from={from} onFrom={setFrom} />
      {versions.map(({ version, edition, effectiveFrom, changes, hash }) => (
        <Card
          key={version}
          size="small"
          data-version={version}
          title={
            <h2 style={{ fontSize: 15, margin: 0 }}>
              {t('versions.number', { version })} · {sayInstant(effectiveFrom)}
            </h2>
          }
          extra={
            <Link to={`/history/${edition.id}`}>
              {t('versions.numberOf', { number: edition.number })}
            </Link>
          }
        >
          {changes.length === 0 && <span className="quiet">{t('versions.first')}</span>}
          <ul>
            {changes.map((change) => (
              <li key={change.en}>{say(change)}</li>
            ))}
          </ul>
          <small className="quiet">
            {t('history.hash')}: <code title={hash}>{hash.slice(0, 16)}…</code>
          </small>
        </Card>
      ))}
    </>
  );
}
