import type { TemplateRead } from '@bitan/api';
import type { About, Document, Text, Workflow } from '@bitan/definitions';
import { Button, Checkbox, Modal, Select, Upload } from 'antd';
import { useState } from 'react';
import { useAsk } from '../../../api/queries.ts';
import { base64Of } from '../../../components/base64.ts';
import { ProblemBanner } from '../../../components/problem-banner.tsx';
import { useTexts } from '../../../texts/index.ts';
import { ownBasis } from '../../policy/own-basis.ts';
import { Property, TextInput } from '../forms/inputs.tsx';
import { put } from '../rule-doings.ts';
import { useDraft, useStudio } from '../studio.tsx';
import { ActionsSelect } from './actions-select.tsx';
import type { Paper } from './papers.ts';
import { TemplateProblems } from './template-problems.tsx';

interface Props {
  readonly papers: readonly Paper[];
  readonly onAdded: (document: string) => void;
}

/** Adds a document of the office's own. */
export function NewPaper({ papers, onAdded }: Props) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('papers.add')}</Button>
      {isOpen && (
        <Asked
          papers={papers}
          onClose={() => setOpen(false)}
          onAdded={(document) => {
            setOpen(false);
            onAdded(document);
          }}
        />
      )}
    </>
  );
}

interface Asking {
  readonly title?: Text;
  readonly about: About;
  readonly workflow: string | undefined;
  readonly actions: string[];
  readonly roles: string[];
}

/** What it is called, of which cases and by whom it is made; it is there once its template is found good. */
function Asked({ papers, onClose, onAdded }: Props & { readonly onClose: () => void }) {
  const { t, say } = useTexts();
  const { store, view } = useStudio();
  const { above } = useDraft('above');
  const sending = useAsk('sendTemplate');
  const workflows = Object.values(above.workflows);
  const [asked, setAsked] = useState<Asking>({
    about: 'case',
    workflow: workflows[0]?.id,
    actions: [],
    roles: [],
  });
  const [problems, setProblems] = useState<TemplateRead['problems']>([]);
  const change = (more: Partial<Asking>) => setAsked((before) => ({ ...before, ...more }));
  const { title, about, workflow, actions, roles } = asked;
  const isReady =
    title !== undefined && roles.length > 0 && (about !== 'case' || actions.length > 0);
  const take = async (file: File) => {
    setProblems([]);
    const base64 = base64Of(new Uint8Array(await file.arrayBuffer()));
    const body = { about, ...(workflow && { workflow }), roles, name: file.name, base64 };
    sending.mutate(
      { path: { draft: view.id }, body },
      {
        onSuccess: ({ template, problems: found }) => {
          setProblems(found);
          if (!template || !title) return;
          const document: Document = {
            ...freeNames(papers),
            ...{ title, about, actions, roles, template },
            ...(workflow && { workflow }),
            basis: [ownBasis(t('papers.ownBasis'))],
          };
          store.do(put(`documents/${document.id}`, document));
          onAdded(document.id);
        },
      },
    );
  };
  return (
    <Modal open title={t('papers.add')} footer={null} onCancel={onClose} width={640}>
      <div className="stack-small" data-testid="new-paper">
        <TextInput
          label={t('papers.name')}
          value={title}
          disabled={false}
          onChange={(said) => change({ title: said })}
        />
        <Property label={t('papers.about')}>
          <Select<string>
            aria-label={t('papers.about')}
            value={`${about} ${workflow ?? ''}`}
            options={subjectsOf(workflows, t, say)}
            onChange={(chosen) => {
              const [next, id] = chosen.split(' ') as [About, string];
              change({ about: next, workflow: id || undefined, actions: [] });
            }}
          />
        </Property>
        {about === 'case' && workflow !== undefined && (
          <Property label={t('papers.actions')}>
            <ActionsSelect
              workflow={workflow}
              value={actions}
              always={[]}
              onChange={(next) => change({ actions: next })}
            />
          </Property>
        )}
        <Property label={t('papers.roles')}>
          <Checkbox.Group
            aria-label={t('papers.roles')}
            value={roles}
            options={Object.values(above.roles).map((one) => ({
              value: one.id,
              label: say(one.title),
            }))}
            onChange={(chosen) => change({ roles: chosen })}
          />
        </Property>
        <Upload
          accept=".docx"
          showUploadList={false}
          disabled={!isReady}
          beforeUpload={(file) => {
            void take(file);
            return false;
          }}
        >
          <Button type="primary" disabled={!isReady} loading={sending.isPending}>
            {t('papers.uploadNew')}
          </Button>
        </Upload>
        {!isReady && <span className="quiet">{t('papers.fillFirst')}</span>}
        <ProblemBanner problem={sending.error} />
        <TemplateProblems problems={problems} />
      </div>
    </Modal>
  );
}

/** What a document can be made of, as `about` and the work flow. */
function subjectsOf(
  workflows: readonly Workflow[],
  t: ReturnType<typeof useTexts>['t'],
  say: ReturnType<typeof useTexts>['say'],
) {
  const reported = workflows.filter(({ report = [] }) => report.length > 0);
  return [
    ...workflows.map(({ id, title }) => ({
      value: `case ${id}`,
      label: t('papers.ofCase', { title: say(title) }),
    })),
    { value: 'person ', label: t('papers.ofPerson') },
    { value: 'unit ', label: t('papers.ofUnit') },
    ...reported.map(({ id, title }) => ({
      value: `report ${id}`,
      label: t('papers.ofReport', { title: say(title) }),
    })),
  ];
}

/** An id and a code that no document has. */
function freeNames(papers: readonly Paper[]): Pick<Document, 'id' | 'code'> {
  const isTaken = (id: string, code: string) =>
    papers.some(({ is }) => is.id === id || is.code === code);
  for (let n = 1; ; n += 1) {
    const [id, code] = [`own-document-${n}`, `L${n}`];
    if (!isTaken(id, code)) return { id, code };
  }
}
