import { PlusOutlined } from '@ant-design/icons';
import type { Namesakes, SubjectView } from '@bitan/api';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSend } from '../../api/queries.ts';
import AddSubject from '../../components/add-subject.tsx';
import { CaseTable } from '../../components/case-table.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { sayDay } from '../../components/time.ts';
import { useTold } from '../../components/told.tsx';
import { useTexts } from '../../texts/index.ts';
import { ForeseenEffect } from './effect.tsx';
import { NamesakeSelect } from './namesake-select.tsx';

interface Props {
  readonly view: SubjectView;
  readonly entries: Namesakes['entries'];
  readonly onClose: () => void;
}

/** Which cases of this record are another person's, and whose. */
export default function PartPerson({ view, entries, onClose }: Props) {
  const { t, say } = useTexts();
  const told = useTold();
  const navigate = useNavigate();
  const part = useSend('partPerson');
  const [cases, setCases] = useState<readonly string[]>([]);
  const [loose, setLoose] = useState<readonly string[]>([]);
  const [to, setTo] = useState<string>();
  const [adding, setAdding] = useState(false);
  const some = cases.length + loose.length > 0;
  const send = (reason: string) =>
    to &&
    part.mutate(
      {
        path: { person: view.id },
        body: { cases: [...cases], entries: [...loose], to, reason },
      },
      {
        onSuccess: () => {
          told.success(t('namesakes.parted'));
          onClose();
          navigate(`/subjects/person/${to}`);
        },
      },
    );
  return (
    <ReasonDialog
      wide
      title={t('namesakes.partTitle', { name: view.name })}
      does={t('namesakes.part')}
      ready={some && to !== undefined}
      sending={part}
      onSend={send}
      onClose={onClose}
    >
      <p className="quiet">{t('namesakes.partHelp')}</p>
      <CaseTable
        cases={view.cases}
        empty={t('subjects.noCases')}
        without={['person']}
        chosen={cases}
        onChoose={setCases}
      />
      {entries.length > 0 && (
        <Checkbox.Group
          aria-label={t('namesakes.entries')}
          value={[...loose]}
          onChange={(ids) => setLoose(ids.map(String))}
          options={entries.map(({ id, register, at, said }) => ({
            value: id,
            label: `${say(register)} ${sayDay(at)} ${say(said)}`,
          }))}
        />
      )}
      <div className="row" style={{ flexWrap: 'nowrap' }}>
        <NamesakeSelect of={view} label={t('namesakes.whose')} value={to} onChange={setTo} />
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
          {t('form.addPerson')}
        </Button>
      </div>
      {some && to && (
        <ForeseenEffect of={{ kind: 'part', person: view.id, cases, entries: loose, to }} />
      )}
      {adding && (
        <AddSubject
          kind="person"
          onClose={() => setAdding(false)}
          onAdded={({ id }) => {
            setAdding(false);
            setTo(id);
          }}
        />
      )}
    </ReasonDialog>
  );
}
