import {
  entryOf,
  type Layer,
  layeredOverview,
  movedBy,
  type OverviewEntry,
} from '@bitan/definitions';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Badge } from '../../../components/badge.tsx';
import { useTexts } from '../../../texts/index.ts';
import { TextInput } from '../forms/inputs.tsx';
import { put } from '../rule-doings.ts';
import { useDraft, useStudio } from '../studio.tsx';
import { NewEntry } from './new-entry.tsx';
import './overview-tab.css';
import { changeEntry, moveEntry } from './overview-doings.ts';
import { useSayCounted } from './say-counted.ts';

/** What the overview shows as a draft has it: moved, renamed, hidden, with entries of one's own. */
export function OverviewTab() {
  const { t } = useTexts();
  const { above, layer } = useDraft('above', 'layer');
  const { view } = useStudio();
  const entries = useMemo(() => layeredOverview(above, layer), [above, layer]);
  return (
    <div className="stack" data-testid="overview-entries">
      <div className="row">
        <span className="quiet">{t('arranging.intro')}</span>
        {view.mayEdit && <NewEntry />}
      </div>
      <ol className="arranged">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} among={entries} />
        ))}
      </ol>
    </div>
  );
}

interface EntryProps {
  readonly entry: OverviewEntry;
  readonly among: readonly OverviewEntry[];
}

function Entry({ entry, among }: EntryProps) {
  const { t, say } = useTexts();
  const { above } = useDraft('above');
  const { view } = useStudio();
  const sayCounted = useSayCounted();
  const [renaming, setRenaming] = useState(false);
  const fixed = above.overview?.[entry.id]?.locked === true;
  return (
    <li className={entry.hidden ? 'arranged-entry arranged-hidden' : 'arranged-entry'}>
      <div className="stack-small">
        <div className="row">
          <strong>{say(entry.title)}</strong>
          <Marks entry={entry} fixed={fixed} />
        </div>
        {entry.description && <div>{say(entry.description)}</div>}
        <div className="quiet">
          {t('arranging.counts', { what: sayCounted(entry) })} · {t(`arranging.${entry.chart}`)}
        </div>
      </div>
      {view.mayEdit && !fixed && (
        <Ways entry={entry} among={among} onRename={() => setRenaming(!renaming)} />
      )}
      {renaming && <Naming entry={entry} />}
    </li>
  );
}

function Marks({ entry, fixed }: { readonly entry: OverviewEntry; readonly fixed: boolean }) {
  const { t } = useTexts();
  const { layer } = useDraft('layer');
  const isSaid = said(layer, entry.id) !== undefined;
  return (
    <>
      {entry.hidden && <Badge tone="warn">{t('arranging.hidden')}</Badge>}
      {isSaid && <Badge tone="note">{t('arranging.own')}</Badge>}
      {fixed && <Badge>{t('arranging.locked')}</Badge>}
    </>
  );
}

/** What can be done with an entry that is not locked. */
function Ways({ entry, among, onRename }: EntryProps & { readonly onRename: () => void }) {
  const { t, say } = useTexts();
  const { above, layer } = useDraft('above', 'layer');
  const { store } = useStudio();
  const { id, hidden } = entry;
  const title = say(entry.title);
  const isSaid = said(layer, id) !== undefined;
  return (
    <div className="row">
      {([-1, 1] as const).map((by) => (
        <Button
          key={by}
          size="small"
          aria-label={t(by < 0 ? 'arranging.up' : 'arranging.down', { title })}
          disabled={movedBy(among, id, by) === undefined}
          onClick={() => store.do(moveEntry(id, by))}
        >
          {by < 0 ? '↑' : '↓'}
        </Button>
      ))}
      <Button size="small" onClick={() => store.do(changeEntry(id, { hidden: !hidden }))}>
        {t(hidden ? 'arranging.show' : 'arranging.hide')}
      </Button>
      <Button size="small" onClick={onRename}>
        {t('arranging.rename')}
      </Button>
      {isSaid && (
        <Button size="small" onClick={() => store.do(put(`overview/${id}`, undefined))}>
          {t(above.overview?.[id] ? 'arranging.reset' : 'arranging.remove')}
        </Button>
      )}
    </div>
  );
}

function Naming({ entry: { id, title, description } }: { readonly entry: OverviewEntry }) {
  const { t } = useTexts();
  const { store } = useStudio();
  return (
    <div className="stack-small arranged-naming">
      <TextInput
        label={t('arranging.name')}
        value={title}
        disabled={false}
        onChange={(to) => store.do(changeEntry(id, { title: to }))}
      />
      <TextInput
        label={t('arranging.description')}
        value={description}
        disabled={false}
        onChange={(to) => store.do(changeEntry(id, { description: to }))}
      />
    </div>
  );
}

/** What the office itself says of an entry. */
const said = (layer: Layer, id: string) => layer.overview?.find((item) => entryOf(item) === id);
