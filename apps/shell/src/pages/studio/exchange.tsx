import { type Edit, editsBetween, type Layer } from '@bitan/definitions';
import { Alert, Button, Upload } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../texts/index.ts';
import { ChooseEdits } from './choose-edits.tsx';
import { type Refused, readLayerFile, writeLayerFile } from './layer-file.ts';
import { saveFile } from './save-file.ts';
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
    saveFile(new Blob([text], { type: 'application/json' }), `${view.title}.bitan.json`);
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
      {read && <ChooseEdits edits={read} onDone={() => setRead(undefined)} />}
    </div>
  );
}

/** What a file says that the draft does not, or says otherwise; what only the draft says stays. */
const additions = (layer: Layer, file: Layer): Edit[] =>
  editsBetween(layer, file).filter(({ now }) => now !== undefined);
