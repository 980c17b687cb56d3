import { Badge as Count, Input } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Badge } from '../../../components/badge.tsx';
import { useTexts } from '../../../texts/index.ts';
import { useChecks, useDraft, useStudio } from '../studio.tsx';
import './documents.css';
import { NewPaper } from './new-paper.tsx';
import { PaperPanel } from './paper-panel.tsx';
import { type Paper, papersOf } from './papers.ts';

/** The documents of a draft: those of the level above, what the office changes in them, its own. */
export function DocumentsTab() {
  const { t } = useTexts();
  const { above, layer } = useDraft('above', 'layer');
  const { store, view } = useStudio();
  const [search, setSearch] = useSearchParams();
  const papers = useMemo(() => papersOf(above, layer), [above, layer]);
  const wanted = search.get('document');
  const paper = papers.find(({ is }) => is.id === wanted) ?? papers[0];
  const id = paper?.is.id;
  useEffect(() => {
    if (id !== undefined) store.workAt(`documents/${id}`);
    return () => store.workAt(undefined);
  }, [store, id]);
  const choose = (document: string) => setSearch({ tab: 'documents', document }, { replace: true });
  return (
    <div className="papers" data-testid="papers">
      <div className="stack-small">
        {view.mayEdit && <NewPaper papers={papers} onAdded={choose} />}
        <List papers={papers} chosen={id} onChoose={choose} />
      </div>
      {paper ? (
        <PaperPanel key={paper.is.id} paper={paper} />
      ) : (
        <span className="quiet">{t('papers.none')}</span>
      )}
    </div>
  );
}

interface ListProps {
  readonly papers: readonly Paper[];
  readonly chosen: string | undefined;
  readonly onChoose: (document: string) => void;
}

function List({ papers, chosen, onChoose }: ListProps) {
  const { t, say } = useTexts();
  const [wanted, setWanted] = useState('');
  const wrong = useWrong();
  const list = useRef<HTMLElement>(null);
  // One that was just added stands at the end.
  useEffect(() => {
    list.current?.querySelector(`[data-paper="${chosen}"]`)?.scrollIntoView?.({ block: 'nearest' });
  }, [chosen]);
  const shown = papers.filter(({ is }) =>
    `${is.code} ${say(is.title)}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  return (
    <>
      <Input
        aria-label={t('papers.find')}
        placeholder={t('papers.find')}
        allowClear
        value={wanted}
        onChange={({ target }) => setWanted(target.value)}
      />
      <nav ref={list} className="paper-list" aria-label={t('papers.list')}>
        <ul>
          {shown.map((paper) => {
            const { is } = paper;
            return (
              <li key={is.id}>
                <button
                  type="button"
                  className="tree-rule"
                  data-paper={is.id}
                  aria-current={is.id === chosen}
                  onClick={() => onChoose(is.id)}
                >
                  <span className="quiet">{is.code}</span> {say(is.title)} <Mark paper={paper} />
                  {wrong.has(is.id) && <Badge tone="bad">{t('papers.wrong')}</Badge>}
                </button>
              </li>
            );
          })}
        </ul>
        {shown.length === 0 && <span className="quiet">{t('papers.notFound')}</span>}
      </nav>
      <span className="quiet">
        {t('papers.changed')}{' '}
        <Count
          showZero
          color="#1d4f91"
          count={papers.filter(({ above, changes }) => !above || changes.length > 0).length}
        />
      </span>
    </>
  );
}

function Mark({ paper: { above, changes } }: { readonly paper: Paper }) {
  const { t } = useTexts();
  if (!above) return <Badge tone="good">{t('designer.isAdded')}</Badge>;
  return changes.length > 0 ? <Badge tone="note">{t('designer.isChanged')}</Badge> : null;
}

/** The documents in which the checks of the draft found something that keeps it from being published. */
function useWrong(): ReadonlySet<string> {
  const findings = useChecks()?.findings ?? [];
  return new Set(
    findings
      .filter(({ severity, place }) => severity === 'error' && place.startsWith('documents/'))
      .map(({ place }) => place.slice('documents/'.length)),
  );
}
