import type { PlaceholderView } from '@bitan/api';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useReply } from '../../../api/queries.ts';
import { copyText } from '../../../components/copy-text.ts';
import { Loaded } from '../../../components/loaded.tsx';
import { useTold } from '../../../components/told.tsx';
import { useTexts } from '../../../texts/index.ts';
import { useDraft, useStudio } from '../studio.tsx';

/** All that the template of a document can say, by what it belongs to: found by words, copied by a click. */
export function Placeholders({ document }: { readonly document: string }) {
  const { view } = useStudio();
  const { saving } = useDraft('saving');
  const path = { draft: view.id, document };
  const placeholders = useReply('draftPlaceholders', { path }, { enabled: !saving });
  return <Loaded of={placeholders}>{(all) => <Listed all={all} />}</Loaded>;
}

function Listed({ all }: { readonly all: readonly PlaceholderView[] }) {
  const { t, say } = useTexts();
  const [wanted, setWanted] = useState('');
  const search = wanted.trim().toLowerCase();
  const shown = all.filter((one) => searched(one).includes(search));
  const groups = groupsOf(shown, ({ group }) => say(group));
  return (
    <div className="stack-small">
      <div className="row">
        <Input
          style={{ width: 280 }}
          aria-label={t('papers.findPlaceholder')}
          placeholder={t('papers.findPlaceholder')}
          allowClear
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
        <span className="quiet" role="status">
          {t('papers.count', { count: shown.length })}
        </span>
        <span className="quiet">{t('papers.insertHelp')}</span>
      </div>
      <div className="placeholders" data-testid="placeholders">
        {[...groups].map(([group, placeholders]) => (
          // Opened anew where somebody looks for something: what is found is seen.
          <details key={`${group} ${search !== ''}`} open={search !== '' || groups.size < 4}>
            <summary>
              {group} ({placeholders.length})
            </summary>
            <Table placeholders={placeholders} />
          </details>
        ))}
      </div>
    </div>
  );
}

function groupsOf(
  all: readonly PlaceholderView[],
  nameOf: (one: PlaceholderView) => string,
): ReadonlyMap<string, readonly PlaceholderView[]> {
  const groups = new Map<string, PlaceholderView[]>();
  for (const one of all) groups.set(nameOf(one), [...(groups.get(nameOf(one)) ?? []), one]);
  return groups;
}

const searched = ({ tag, title, group, columns }: PlaceholderView): string =>
  [tag, title, group, ...columns.flatMap((one) => [one.tag, one.title])]
    .flatMap((one) => (typeof one === 'string' ? one : Object.values(one)))
    .join(' ')
    .toLowerCase();

function Table({ placeholders }: { readonly placeholders: readonly PlaceholderView[] }) {
  const { t, say } = useTexts();
  return (
    <table>
      <thead className="unseen">
        <tr>
          <th>{t('papers.what')}</th>
          <th>{t('papers.tag')}</th>
          <th>{t('papers.example')}</th>
        </tr>
      </thead>
      <tbody>
        {placeholders.map(({ tag, title, kind, example, columns }) => (
          <tr key={tag}>
            <td>
              {say(title)}
              {kind === 'rows' && (
                <div className="quiet">
                  {t('papers.columns', {
                    columns: columns.map((one) => say(one.title)).join('、'),
                  })}
                </div>
              )}
            </td>
            <td>
              <Insert
                title={say(title)}
                text={kind === 'rows' ? rowsOf(tag, columns) : `{${tag}}`}
              />
            </td>
            <td className="quiet">{example}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A table is said with all its columns: what is not wanted is deleted in Word. */
const rowsOf = (tag: string, columns: PlaceholderView['columns']): string =>
  `{#${tag}}{n} ${columns.map((one) => `{${one.tag}}`).join(' ')}{/${tag}}`;

function Insert({ title, text }: { readonly title: string; readonly text: string }) {
  const { t } = useTexts();
  const told = useTold();
  return (
    <span className="row">
      <code>{text}</code>
      <Button
        size="small"
        aria-label={`${t('papers.copy')} ${title}`}
        onClick={() => {
          copyText(text);
          told.success(t('papers.copied', { text }));
        }}
      >
        {t('papers.copy')}
      </Button>
    </span>
  );
}
