import type { CaseView, SimilarCase } from '@bitan/api';
import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useReply, useSend } from '../../api/queries.ts';
import { Badge } from '../../components/badge.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTold } from '../../components/told.tsx';
import { useTexts } from '../../texts/index.ts';

/** With which case this one is handled, which are handled with it, and which may be about the same. */
export function Merges({ view }: { readonly view: CaseView }) {
  const { t } = useTexts();
  const { merges } = view;
  if (!merges) return null;
  const isOpen = merges.may && !merges.into && !view.closed;
  return (
    <>
      {merges.into && <Into view={view} into={merges.into} may={merges.may} />}
      {merges.from.length > 0 && (
        <Panel title={t('merge.from')}>
          <ul data-testid="merged-from">
            {merges.from.map(({ case: other, by, at, reason }) => (
              <li key={other.id}>
                <Link to={`/cases/${other.id}`}>{other.number}</Link>{' '}
                <span className="quiet">
                  {by.name} · {sayInstant(at)} · {reason}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {isOpen && <Alike view={view} />}
    </>
  );
}

type Into = NonNullable<NonNullable<CaseView['merges']>['into']>;

function Into({ view, into, may }: { view: CaseView; into: Into; may: boolean }) {
  const { t } = useTexts();
  const [undoing, setUndoing] = useState(false);
  return (
    <>
      <Alert
        type="info"
        showIcon
        data-testid="merged-into"
        title={
          <>
            {t('merge.into')} <Link to={`/cases/${into.case.id}`}>{into.case.number}</Link>
          </>
        }
        description={`${into.by.name} · ${sayInstant(into.at)} · ${into.reason}`}
        action={may && <Button onClick={() => setUndoing(true)}>{t('merge.undo')}</Button>}
      />
      {undoing && <Undo view={view} onClose={() => setUndoing(false)} />}
    </>
  );
}

function Undo({ view, onClose }: { readonly view: CaseView; readonly onClose: () => void }) {
  const { t } = useTexts();
  const undo = useSend('unmergeCase');
  const [reason, setReason] = useState('');
  const send = () =>
    undo.mutate(
      { path: { case: view.id }, body: { reason, revision: view.revision } },
      { onSuccess: onClose },
    );
  return (
    <Modal
      open
      title={t('merge.undo')}
      okText={t('merge.undo')}
      cancelText={t('common.cancel')}
      confirmLoading={undo.isPending}
      onOk={send}
      onCancel={onClose}
    >
      <p>{t('merge.undoHelp')}</p>
      <Reason value={reason} onChange={setReason} />
      <ProblemBanner problem={undo.error} />
    </Modal>
  );
}

function Alike({ view }: { readonly view: CaseView }) {
  const { t, say } = useTexts();
  const alike = useReply('similarCases', { path: { case: view.id } });
  const [chosen, setChosen] = useState<SimilarCase>();
  if (!alike.data || alike.data.length === 0) return null;
  return (
    <Panel title={t('merge.alike')}>
      <p className="quiet">{t('merge.alikeHelp')}</p>
      <ul data-testid="alike">
        {alike.data.map((one) => (
          <li key={one.case.id}>
            <Link to={`/cases/${one.case.id}`}>
              {one.case.number} {one.case.title}
            </Link>{' '}
            <Badge>{say(one.case.stage.title)}</Badge>{' '}
            <span>{t('merge.likeness', { share: one.likeness })}</span>{' '}
            <Button size="small" onClick={() => setChosen(one)}>
              {t('merge.compare')}
            </Button>
          </li>
        ))}
      </ul>
      {chosen && <Compare view={view} other={chosen} onClose={() => setChosen(undefined)} />}
    </Panel>
  );
}

interface CompareProps {
  readonly view: CaseView;
  readonly other: SimilarCase;
  readonly onClose: () => void;
}

/** Both side by side; a person decides whether they are one matter. */
function Compare({ view, other, onClose }: CompareProps) {
  const { t } = useTexts();
  const told = useTold();
  const merge = useSend('mergeCase');
  const [reason, setReason] = useState('');
  const own = useReply('similarCases', { path: { case: other.case.id } });
  const texts = own.data?.find((one) => one.case.id === view.id)?.texts ?? [];
  const send = () =>
    merge.mutate(
      {
        path: { case: view.id },
        body: { into: other.case.id, reason, revision: view.revision },
      },
      {
        onSuccess: () => {
          told.success(t('merge.done', { number: other.case.number }));
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      width={900}
      title={t('merge.compare')}
      okText={t('merge.merge', { number: other.case.number })}
      cancelText={t('merge.keep')}
      confirmLoading={merge.isPending}
      onOk={send}
      onCancel={onClose}
    >
      <div className="stack-small">
        <div style={{ display: 'grid', gap: 16, gridTemplateColumns: '1fr 1fr' }}>
          <Side title={`${view.number} ${t('merge.this')}`} texts={texts} />
          <Side title={`${other.case.number} ${t('merge.other')}`} texts={other.texts} />
        </div>
        <p className="quiet">{t('merge.help')}</p>
        <Reason value={reason} onChange={setReason} />
        <ProblemBanner problem={merge.error} />
      </div>
    </Modal>
  );
}

function Side({ title, texts }: { readonly title: string; readonly texts: readonly string[] }) {
  return (
    <section aria-label={title}>
      <h3 style={{ fontSize: 14, margin: '4px 0' }}>{title}</h3>
      {texts.map((text) => (
        <p key={text} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {text}
        </p>
      ))}
    </section>
  );
}

function Reason({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { t } = useTexts();
  return (
    <Input.TextArea
      aria-label={t('merge.reason')}
      placeholder={t('merge.reason')}
      maxLength={500}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
