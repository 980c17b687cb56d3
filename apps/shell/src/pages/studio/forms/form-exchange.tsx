import type { FormFileRead } from '@bitan/api';
import { Alert, Button, Dropdown, Upload } from 'antd';
import { memo, useState } from 'react';
import { call } from '../../../api/call.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { useAsk } from '../../../api/queries.ts';
import { useTold } from '../../../components/told.tsx';
import { useTexts } from '../../../texts/index.ts';
import { saveFile } from '../save-file.ts';
import { useDraft, useStudio } from '../studio.tsx';
import { FormImport } from './form-import.tsx';
import type { Shaped } from './shaping.ts';

/** The form as a file for others, and a file of theirs: what it changes is seen before it is taken. */
export const FormExchange = memo(function FormExchange({ shaping }: { readonly shaping: Shaped }) {
  const { t, say, language } = useTexts();
  const told = useTold();
  const { view } = useStudio();
  const { saving } = useDraft('saving');
  const [read, setRead] = useState<FormFileRead>();
  const [refused, setRefused] = useState<readonly string[]>([]);
  const reading = useAsk('readFormFile');
  const path = { draft: view.id, form: shaping.form.id };
  const fail = (error: unknown) => {
    if (!(error instanceof ApiProblem)) throw error;
    told.error(say(error.details.titles));
  };
  const save = async (as: 'schema' | 'definition') => {
    const { name, text } = await call('formFile', { path, query: { as, language } });
    saveFile(new Blob([text], { type: 'application/json' }), name);
  };
  const take = async (file: File) => {
    setRefused([]);
    try {
      setRead(await reading.mutateAsync({ path, body: { text: await file.text() } }));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      const { errors = [], titles } = error.details;
      const said = errors.map((one) => `${place(one.pointer)}${say(one.message)}`);
      setRefused(said.length > 0 ? said : [say(titles)]);
    }
  };
  return (
    <>
      <Dropdown
        disabled={saving}
        trigger={['click']}
        menu={{
          items: [
            { key: 'schema', label: t('formFiles.asSchema') },
            { key: 'definition', label: t('formFiles.asDefinition') },
          ],
          onClick: ({ key }) => void save(key as 'schema' | 'definition').catch(fail),
        }}
      >
        <Button>{t('exchange.save')}</Button>
      </Dropdown>
      {view.mayEdit && (
        <Upload
          accept=".json"
          showUploadList={false}
          beforeUpload={(file) => {
            void take(file);
            return false;
          }}
        >
          <Button loading={reading.isPending} disabled={saving}>
            {t('exchange.read')}
          </Button>
        </Upload>
      )}
      {refused.length > 0 && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t('formFiles.refused')}
          description={refused.join(' ')}
          closable={{ onClose: () => setRefused([]) }}
        />
      )}
      {read && <FormImport shaping={shaping} read={read} onDone={() => setRead(undefined)} />}
    </>
  );
});

/** Where in the file; nothing for the file as a whole. */
const place = (pointer: string) => {
  const inFile = pointer.replace(/^\/text/, '');
  return inFile === '' ? '' : `${inFile}: `;
};
