import { applied, type Edit, editsBetween, type Layer } from '@bitan/definitions';
import { Alert, Button, Checkbox, Modal, Upload } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../texts/index.ts';
import { type Refused, readLayerFile, writeLayerFile } from './layer-file.ts';
import { sayItem } from './say-item.ts';
import { useDraft, useStudio } from './studio.tsx';

/** The draft as a file, and another office's file taken over item by item. */
export function Exchange() {
  const { t } = useTexts();
  const { view } = useStudio();
  const { layer } = useDraft();
  const [read, setRead] = useState<readonly Edit[]>();
  const [refused, setRefused] = useState<Refused>();
  const take = async (file: File) => {
    const result = readLayerFile(await file.text());
    setRefused('refused' in result ? result.refused : undefined);
    setRead('layer' in result ? additions(layer, result.layer) : undefined);
  };
  const save = () => {
    const text = writeLayerFile(view.title, layer);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = `${view.title}.bitan.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div className="row">
      <Button onClick={save}>{t('exchange.save')}</Button>
      {view.mayEdit && (
        <Upload
          accept=".json"
          showUploadList={false}
          beforeUpload={(file) => {
            void take(file);
            return false;
          }}
        >
          <Button>{t('exchange.read')}</Button>
        </Upload>
      )}
      {refused && (
        <Alert type="error" showIcon closable title={t(`exchange.${refused}`)} role="alert" />
      )}
      {read && <Choose edits={read} onDone={() => setRead(undefined)} />}
    </div>
  );
}

/** What a file says that the draft does not, or says otherwise; what only the draft says stays. */
const additions = (layer: Layer, file: Layer): Edit[] =>
  editsBetween(layer, file).filter(({ now }) => now !== undefined);

interface Props {
  readonly edits: readonly Edit[];
  readonly onDone: () => void;
}

/** Nothing is taken before somebody saw what it would change. */
function Choose({ edits, onDone }: Props) {
  const { t, language } = useTexts();
  const { store, words } = useStudio();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const take = () => {
    const wanted = edits.filter(({ path }) => chosen.includes(path));
    store.do(({ layer }) => (applied(layer, wanted).conflicts.length > 0 ? [] : wanted));
    onDone();
  };
  return (
    <Modal
      open
      width={760}
      title={t('exchange.choose')}
      okText={t('studio.take')}
      okButtonProps={{ disabled: chosen.length === 0 }}
      onOk={take}
      onCancel={onDone}
    >
      {edits.length === 0 && t('exchange.same')}
      <Checkbox.Group
        className="stack"
        value={[...chosen]}
        onChange={setChosen}
        options={edits.map(({ path, was, now }) => ({
          value: path,
          label: (
            <span>
              {was !== undefined && <s>{sayItem(words, path, was, language)}</s>}{' '}
              {sayItem(words, path, now, language)}
            </span>
          ),
        }))}
      />
    </Modal>
  );
}
