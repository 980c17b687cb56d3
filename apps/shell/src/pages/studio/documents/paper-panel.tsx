import { LockOutlined } from '@ant-design/icons';
import { Alert, Button, Tabs } from 'antd';
import { useNavigate } from 'react-router';
import { Badge } from '../../../components/badge.tsx';
import { BasisPopover } from '../../../components/basis.tsx';
import { useTexts } from '../../../texts/index.ts';
import { put } from '../rule-doings.ts';
import { useChecks, useDraft, useStudio } from '../studio.tsx';
import type { Paper } from './papers.ts';
import { Placeholders } from './placeholders.tsx';
import { Settings } from './settings.tsx';
import { TemplatePart } from './template-part.tsx';
import { PaperVersions } from './versions.tsx';

/** One document: its template, how it is numbered, where and by whom it is made, what it can say. */
export function PaperPanel({ paper }: { readonly paper: Paper }) {
  const { t, say } = useTexts();
  const { is } = paper;
  return (
    <section className="paper-panel stack-small" aria-label={say(is.title)}>
      <Head paper={paper} />
      <Findings id={is.id} />
      <Tabs
        size="small"
        items={[
          {
            key: 'template',
            label: t('papers.template'),
            children: (
              <div className="stack">
                <TemplatePart paper={paper} />
                <Settings paper={paper} />
              </div>
            ),
          },
          {
            key: 'placeholders',
            label: t('papers.placeholders'),
            children: <Placeholders document={is.id} />,
          },
          {
            key: 'versions',
            label: t('papers.versions'),
            children: <PaperVersions document={is.id} />,
          },
        ]}
      />
    </section>
  );
}

/** What it is called, who set it, and what the office has otherwise. */
function Head({ paper }: { readonly paper: Paper }) {
  const { t, say } = useTexts();
  const { store, view } = useStudio();
  const navigate = useNavigate();
  const { is, above, changes } = paper;
  const isOwn = !above;
  const reset = () => {
    store.do(put(`documents/${is.id}`, undefined));
    if (isOwn) navigate('?tab=documents', { replace: true });
  };
  return (
    <>
      <div className="row">
        <h2>
          {is.code} {say(is.title)}
        </h2>
        <Origin paper={paper} />
        <BasisPopover basis={is.basis} />
        {view.mayEdit && (isOwn || changes.length > 0) && (
          <Button size="small" danger={isOwn} onClick={reset}>
            {t(isOwn ? 'papers.remove' : 'papers.reset')}
          </Button>
        )}
      </div>
      {is.description && <span className="quiet">{say(is.description)}</span>}
      {changes.length > 0 && (
        <ul data-testid="paper-changes">
          {changes.map((change) => (
            <li key={change.en}>{say(change)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The packs that set and changed it, and the one that locked it. */
function Origin({ paper: { is, above, changes } }: { readonly paper: Paper }) {
  const { t, say } = useTexts();
  const edition = useDraft('above').above;
  const { definedBy, changedBy = [], lockedBy } = edition.provenance[`documents/${is.id}`] ?? {};
  const titleOf = (pack: string) => {
    const found = edition.chain.find(({ id }) => id === pack);
    return found ? say(found.title) : pack;
  };
  const levels = definedBy === undefined ? [] : [definedBy, ...changedBy].map(titleOf);
  const here = !above || changes.length > 0 ? [t('papers.here')] : [];
  return (
    <span className="row quiet" data-testid="paper-origin">
      {[...levels, ...here].join(' → ')}
      {lockedBy !== undefined && (
        <Badge icon={<LockOutlined aria-hidden />}>
          {t('policy.lockedBy', { pack: titleOf(lockedBy) })}
        </Badge>
      )}
    </span>
  );
}

/** What the checks of the draft say of it. */
function Findings({ id }: { readonly id: string }) {
  const { say } = useTexts();
  const findings = useChecks()?.findings.filter(({ place }) => place === `documents/${id}`) ?? [];
  return findings.map(({ code, severity, message, cure }) => (
    <Alert
      key={code + message.en}
      type={severity}
      showIcon
      title={say(message)}
      description={say(cure)}
    />
  ));
}
