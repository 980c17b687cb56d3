import type { FormFileRead } from '@bitan/api';
import { shaped, takable, takeOperations } from '@bitan/definitions';
import { Alert, Button, Checkbox, Modal, Tabs } from 'antd';
import { useMemo, useState } from 'react';
import { ActionForm } from '../../../form/action-form.tsx';
import { useTexts } from '../../../texts/index.ts';
import type { Shaped } from './shaping.ts';

interface Props {
  readonly shaping: Shaped;
  readonly read: FormFileRead;
  readonly onDone: () => void;
}

/** What a file would change in a form, what of it was not taken as it was, and how it would look. */
export function FormImport({ shaping, read, onDone }: Props) {
  const { t, say } = useTexts();
  // What is there when the file is read is what it is compared with, until somebody decides.
  const [{ above, overlay, change }] = useState(shaping);
  const offered = useMemo(
    () => takable({ above, overlay }, read.operations),
    [above, overlay, read.operations],
  );
  const fitting = offered.flatMap(({ problem }, i) => (problem ? [] : [i]));
  const [chosen, setChosen] = useState<readonly number[]>(fitting);
  const wanted = offered.flatMap(({ operation }, i) => (chosen.includes(i) ? [operation] : []));
  const take = () => {
    change((at) => takeOperations(at, wanted));
    onDone();
  };
  return (
    <Modal
      open
      width={860}
      title={t('formFiles.title')}
      okText={t('studio.take')}
      okButtonProps={{ disabled: wanted.length === 0 }}
      onOk={take}
      onCancel={onDone}
    >
      <div className="stack-small">
        <Alert type="info" showIcon title={t(`formFiles.is_${read.kind}`)} />
        <Tabs
          items={[
            {
              key: 'changes',
              label: t('formFiles.changes', { count: offered.length }),
              children: (
                <Changes
                  offered={offered.map(({ said, problem }) => ({
                    said: say(said),
                    why: problem && `${say(problem.message)} ${say(problem.cure)}`,
                  }))}
                  fitting={fitting}
                  chosen={chosen}
                  onChosen={setChosen}
                />
              ),
            },
            {
              key: 'notes',
              label: t('formFiles.notes', { count: read.notes.length }),
              children: <Notes notes={read.notes} />,
            },
            {
              key: 'preview',
              label: t('designer.canvas'),
              children: (
                <Preview
                  shaping={{ above, overlay: takeOperations({ above, overlay }, wanted) }}
                  sections={wanted.flatMap((one) => (one.op === 'section' ? [one.section] : []))}
                />
              ),
            },
          ]}
        />
      </div>
    </Modal>
  );
}

interface ChangesProps {
  readonly offered: readonly { readonly said: string; readonly why: string | undefined }[];
  readonly fitting: readonly number[];
  readonly chosen: readonly number[];
  readonly onChosen: (chosen: readonly number[]) => void;
}

function Changes({ offered, fitting, chosen, onChosen }: ChangesProps) {
  const { t } = useTexts();
  if (offered.length === 0) return <p>{t('exchange.same')}</p>;
  return (
    <div className="stack-small">
      <div className="row">
        <Button size="small" onClick={() => onChosen(fitting)}>
          {t('formFiles.all')}
        </Button>
        <Button size="small" onClick={() => onChosen([])}>
          {t('formFiles.none')}
        </Button>
      </div>
      <Checkbox.Group<number>
        className="stack-small form-import-list"
        value={[...chosen]}
        onChange={onChosen}
        options={offered.map(({ said, why }, i) => ({
          value: i,
          disabled: why !== undefined,
          label: (
            <>
              {said} {why && <span className="finding-error">{why}</span>}
            </>
          ),
        }))}
      />
    </div>
  );
}

function Notes({ notes }: { readonly notes: FormFileRead['notes'] }) {
  const { t, say } = useTexts();
  if (notes.length === 0) return <p>{t('formFiles.allUnderstood')}</p>;
  return (
    <ul className="form-import-list" data-testid="import-notes">
      {notes.map(({ pointer, message }) => (
        <li key={pointer + message.en}>
          <code>{pointer}</code> {say(message)}
        </li>
      ))}
    </ul>
  );
}

const nothing = {};

interface PreviewProps {
  readonly shaping: Parameters<typeof shaped>[0];
  /** Those that come with the file; where it brings none, the whole form is seen. */
  readonly sections: readonly string[];
}

function Preview({ shaping, sections }: PreviewProps) {
  const { form } = shaped(shaping);
  const seen = form.sections.filter(({ id }) => sections.includes(id));
  return (
    <div className="form-import-list" data-testid="import-preview">
      <ActionForm
        form={{ ...form, sections: seen.length > 0 ? seen : form.sections }}
        answers={nothing}
        trial
        onSubmit={() => {}}
      >
        {null}
      </ActionForm>
    </div>
  );
}
