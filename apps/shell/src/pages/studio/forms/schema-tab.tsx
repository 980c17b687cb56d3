import type { Form } from '@bitan/definitions';
import { compileForm } from '@bitan/forms';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { copyText } from '../../../components/copy-text.ts';
import { useTexts } from '../../../texts/index.ts';

/** For experts: the form as any renderer of JSON Schema takes it, to be read and copied. */
export function SchemaTab({ form }: { readonly form: Form }) {
  const { t, language } = useTexts();
  const [copied, setCopied] = useState(false);
  const text = useMemo(() => {
    const { schema, uiSchema } = compileForm(form, language);
    return JSON.stringify({ schema, uiSchema }, undefined, 2);
  }, [form, language]);
  const copy = () => {
    copyText(text);
    setCopied(true);
  };
  return (
    <div className="stack-small">
      <div className="row">
        <span className="quiet">{t('designer.schemaHelp')}</span>
        <Button size="small" onClick={copy}>
          {t(copied ? 'designer.copied' : 'designer.copy')}
        </Button>
      </div>
      <pre className="raw-schema" data-testid="raw-schema" tabIndex={0}>
        {text}
      </pre>
    </div>
  );
}
