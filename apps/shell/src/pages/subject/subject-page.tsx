import { EditOutlined } from '@ant-design/icons';
import type { SubjectView } from '@bitan/api';
import { Button, Card } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useReply } from '../../api/queries.ts';
import { CaseTable } from '../../components/case-table.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { SetAside } from '../../components/set-aside.tsx';
import { RecordView } from '../../form/record-view.tsx';
import { useTexts } from '../../texts/index.ts';
import { EditSubject } from './edit-subject.tsx';
import { Namesakes } from './namesakes.tsx';
import { Register } from './register.tsx';
import { SealedRegister } from './sealed-register.tsx';
import { SubjectDocuments } from './subject-documents.tsx';
import './subject.css';

/** A person or unit with everything on record, counted as the rules count it. */
export default function SubjectPage() {
  const { kind = '', id = '' } = useParams();
  const subject = useReply('subject', { path: { kind, id } });
  return <Loaded of={subject}>{(view) => <Subject view={view} />}</Loaded>;
}

function Subject({ view }: { readonly view: SubjectView }) {
  const { t } = useTexts();
  const [editing, setEditing] = useState(false);
  const { form, answers, names, aside } = view;
  return (
    <Page title={view.name}>
      <div className="stack">
        <Card
          size="small"
          title={<h2 className="card-title">{t('subjects.record')}</h2>}
          extra={view.mayWrite && <Edit onEdit={() => setEditing(true)} />}
        >
          <RecordView form={form} answers={answers} names={names} />
          {aside.length > 0 && <SetAside aside={aside} />}
        </Card>
        <SubjectDocuments kind={view.kind} id={view.id} />
        <Counted view={view} />
        {view.registers.map((register) =>
          register.sealed ? (
            <SealedRegister key={register.id} view={view} register={register} />
          ) : (
            <Register key={register.id} register={register} />
          ),
        )}
        <Card size="small" title={<h2 className="card-title">{t('subjects.cases')}</h2>}>
          <CaseTable cases={view.cases} empty={t('subjects.noCases')} without={[view.kind]} />
        </Card>
        {view.kind === 'person' && <Namesakes view={view} />}
      </div>
      {editing && <EditSubject view={view} onClose={() => setEditing(false)} />}
    </Page>
  );
}

function Edit({ onEdit }: { readonly onEdit: () => void }) {
  const { t } = useTexts();
  return (
    <Button size="small" icon={<EditOutlined aria-hidden />} onClick={onEdit}>
      {t('subjects.edit')}
    </Button>
  );
}

/** The history as the rules would read it now. */
function Counted({ view: { facts } }: { readonly view: SubjectView }) {
  const { t, say } = useTexts();
  if (facts.length === 0) return null;
  return (
    <Card size="small" title={<h2 className="card-title">{t('subjects.facts')}</h2>}>
      <p className="quiet" style={{ marginTop: 0 }}>
        {t('subjects.factsNote')}
      </p>
      <dl className="counted">
        {facts.map(({ fact, title, said }) => (
          <div key={fact} data-fact={fact}>
            <dd>{say(said)}</dd>
            <dt>{say(title)}</dt>
          </div>
        ))}
      </dl>
    </Card>
  );
}
