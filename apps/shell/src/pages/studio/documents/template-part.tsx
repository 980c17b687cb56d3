import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import type { TemplateRead } from '@bitan/api';
import { Button, Select, Upload } from 'antd';
import { useState } from 'react';
import { useAsk, useReply } from '../../../api/queries.ts';
import { base64Of } from '../../../components/base64.ts';
import { ProblemBanner } from '../../../components/problem-banner.tsx';
import { useTold } from '../../../components/told.tsx';
import { useTexts } from '../../../texts/index.ts';
import { useDraft, useStudio } from '../studio.tsx';
import { changePaper, type Paper } from './papers.ts';
import { TemplateProblems } from './template-problems.tsx';

/** The Word file of a document: fetched, sent, checked, looked at, and put back to that above. */
export function TemplatePart({ paper }: { readonly paper: Paper }) {
  const { t } = useTexts();
  const { store, view } = useStudio();
  const { is, above } = paper;
  const { name, size, sha256 } = is.template;
  const at = `/api/drafts/${view.id}/documents/${encodeURIComponent(is.id)}`;
  const isOther = above !== undefined && above.template.sha256 !== sha256;
  return (
    <div className="stack-small">
      <div className="row">
        <strong data-testid="template-name">{name}</strong>
        <span className="quiet">{t('papers.size', { size: Math.ceil(size / 1024) })}</span>
        <FileLink address={`${at}/template`} icon>
          {t('papers.download')}
        </FileLink>
        {isOther && view.mayEdit && (
          <Button
            size="small"
            onClick={() => store.do(changePaper(paper, { template: undefined }))}
          >
            {t('papers.templateAbove', { name: above.template.name })}
          </Button>
        )}
      </div>
      {view.mayEdit && !above?.locked && <Send paper={paper} />}
      <Preview document={is.id} at={at} />
    </div>
  );
}

/** A link to what the server has: not before it has what was done last. */
function FileLink(props: {
  readonly address: string;
  readonly icon?: boolean;
  readonly shown?: boolean;
  readonly children: string;
}) {
  const { saving } = useDraft('saving');
  return (
    <Button
      size="small"
      disabled={saving}
      href={props.address}
      {...(props.icon && { icon: <DownloadOutlined aria-hidden /> })}
      {...(props.shown && { target: '_blank', rel: 'noopener' })}
    >
      {props.children}
    </Button>
  );
}

/** A template that is sent is only taken when the check finds nothing; else it says what to do. */
function Send({ paper }: { readonly paper: Paper }) {
  const { is } = paper;
  const { t } = useTexts();
  const told = useTold();
  const { store, view } = useStudio();
  const { saving } = useDraft('saving');
  const sending = useAsk('sendTemplate');
  const [problems, setProblems] = useState<TemplateRead['problems']>([]);
  const take = async (file: File) => {
    setProblems([]);
    const base64 = base64Of(new Uint8Array(await file.arrayBuffer()));
    const body = { document: is.id, name: file.name, base64 };
    sending.mutate(
      { path: { draft: view.id }, body },
      {
        onSuccess: (read) => {
          setProblems(read.problems);
          if (!read.template) return;
          store.do(changePaper(paper, { template: read.template }));
          told.success(t('papers.taken'));
        },
      },
    );
  };
  return (
    <>
      <div className="row">
        <Upload
          accept=".docx"
          showUploadList={false}
          beforeUpload={(file) => {
            void take(file);
            return false;
          }}
        >
          <Button
            type="primary"
            icon={<UploadOutlined aria-hidden />}
            loading={sending.isPending}
            disabled={saving}
          >
            {t('papers.upload')}
          </Button>
        </Upload>
        <span className="quiet">{t('papers.uploadHelp')}</span>
      </div>
      <ProblemBanner problem={sending.error} />
      <TemplateProblems problems={problems} />
    </>
  );
}

/** The document as PDF, with a past case that does not tell whose it is, or with examples. */
function Preview({ document, at }: { readonly document: string; readonly at: string }) {
  const { t, say } = useTexts();
  const { view } = useStudio();
  const { saving } = useDraft('saving');
  const [chosen, choose] = useState<string>();
  // A document that was just added is known to the server a moment later.
  const cases = useReply(
    'previewCases',
    { path: { draft: view.id, document } },
    { enabled: !saving },
  );
  return (
    <div className="row">
      <Select<string>
        aria-label={t('papers.previewWith')}
        style={{ minWidth: 280 }}
        value={chosen ?? ''}
        options={[
          { value: '', label: t('papers.previewExamples') },
          ...(cases.data ?? []).map(({ id, number, stage }) => ({
            value: id,
            label: `${number} · ${say(stage)}`,
          })),
        ]}
        onChange={(id) => choose(id || undefined)}
      />
      <FileLink address={`${at}/preview${chosen ? `?case=${chosen}` : ''}`} shown>
        {t('papers.preview')}
      </FileLink>
      {chosen && <span className="quiet">{t('papers.previewMasked')}</span>}
    </div>
  );
}
