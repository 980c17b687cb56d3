import { type Edit, editsBetween, type Layer } from '@bitan/definitions';
import { Alert, Button, Select, Upload } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useReply } from '../../api/queries.ts';
import { useTold } from '../../components/told.tsx';
import { useTexts } from '../../texts/index.ts';
import { ChooseEdits } from './choose-edits.tsx';
import { type Refused, readLayerFile, writeLayerFile } from './layer-file.ts';
import { saveFile } from './save-file.ts';
import { useDraft, useStudio } from './studio.tsx';

/** The draft as a file, and another office's file taken over item by item. */
export function Exchange() {
  const { t } = useTexts();
  const { view } = useStudio();
  const { layer } = useDraft('layer');
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
      {view.mayEdit && <FromOffice onRead={(theirs) => setRead(additions(layer, theirs))} />}
      {refused && (
        <Alert type="error" showIcon closable title={t(`exchange.${refused}`)} role="alert" />
      )}
      {read && <ChooseEdits edits={read} onDone={() => setRead(undefined)} />}
    </div>
  );
}

/** What another office adds, to take items of it over. */
function FromOffice({ onRead }: { readonly onRead: (layer: Layer) => void }) {
  const { t, say } = useTexts();
  const told = useTold();
  const offices = useReply('neighbours', {}).data ?? [];
  const read = async (office: string) => {
    try {
      onRead(await call('officeLayer', { path: { office } }));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      told.error(say(error.details.titles));
    }
  };
  if (offices.length === 0) return null;
  return (
    <Select<string>
      aria-label={t('exchange.office')}
      placeholder={t('exchange.office')}
      style={{ minWidth: 220 }}
      value={null}
      options={offices.map(({ id, title }) => ({ value: id, label: say(title) }))}
      onChange={(office) => void read(office)}
    />
  );
}

/** What a file says that the draft does not, or says otherwise; what only the draft says stays. */
const additions = (layer: Layer, file: Layer): Edit[] =>
  editsBetween(layer, file).filter(({ now }) => now !== undefined);
