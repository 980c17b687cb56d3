import type { SheetRead } from '@bitan/api';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useAsk } from '../../api/queries.ts';
import { base64Of } from '../../components/base64.ts';
import { useTold } from '../../components/told.tsx';
import { useTexts } from '../../texts/index.ts';
import { ChooseEdits } from './choose-edits.tsx';
import { saveFile } from './save-file.ts';
import { useDraft, useStudio } from './studio.tsx';

/** The decision as a spreadsheet, and a spreadsheet back: what it changes is seen before it is taken. */
export function DecisionSheet({ decision }: { readonly decision: string }) {
  const { t, say, language } = useTexts();
  const told = useTold();
  const { view } = useStudio();
  const { saving } = useDraft('saving');
  const [read, setRead] = useState<SheetRead>();
  const reading = useAsk('readDecisionSheet');
  const path = { draft: view.id, decision };
  const fail = (error: unknown) => {
    if (!(error instanceof ApiProblem)) throw error;
    const { errors, titles } = error.details;
    told.error(say(errors?.[0]?.message ?? titles));
  };
  const save = async () => {
    const { name, base64 } = await call('decisionSheet', { path, query: { language } });
    const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
    saveFile(new Blob([bytes]), name);
  };
  const take = async (file: File) => {
    const base64 = base64Of(new Uint8Array(await file.arrayBuffer()));
    setRead(await reading.mutateAsync({ path, body: { base64 } }));
  };
  return (
    <>
      <Button disabled={saving} onClick={() => void save().catch(fail)}>
        {t('exchange.sheetSave')}
      </Button>
      {view.mayEdit && (
        <Upload
          accept=".xlsx"
          showUploadList={false}
          beforeUpload={(file) => {
            void take(file).catch(fail);
            return false;
          }}
        >
          <Button loading={reading.isPending} disabled={saving}>
            {t('exchange.sheetRead')}
          </Button>
        </Upload>
      )}
      {read && (
        <ChooseEdits edits={read.edits} onDone={() => setRead(undefined)}>
          {read.problems.length > 0 && (
            <ul className="finding-error" data-testid="sheet-problems">
              {read.problems.map(({ cell, message: said }) => (
                <li key={cell + said.en}>
                  {t('exchange.cell', { cell })}: {say(said)}
                </li>
              ))}
            </ul>
          )}
        </ChooseEdits>
      )}
    </>
  );
}
