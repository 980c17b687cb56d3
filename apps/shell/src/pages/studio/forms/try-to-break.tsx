import type { Form } from '@bitan/definitions';
import { boundaryAnswers, compileForm, sayProblem } from '@bitan/forms';
import { validateInterpreted } from '@bitan/forms/browser';
import { useMemo } from 'react';
import { Table } from '../../../components/table/table.tsx';
import { useTexts } from '../../../texts/index.ts';
import { today } from '../../../today.ts';

/** The form filled in wrongly, field by field, and what an officer would be told. */
export function TryToBreak({ form }: { readonly form: Form }) {
  const { t, language } = useTexts();
  const rows = useMemo(() => {
    const compiled = compileForm(form, language);
    return boundaryAnswers(form, today()).map(({ field, answers, value }, key) => {
      const found = validateInterpreted(form, answers, today()).filter(
        ({ pointer }) => pointer.split('/')[1] === field,
      );
      return {
        key,
        field: compiled.fields[field]?.title ?? field,
        value:
          value === undefined
            ? '—'
            : shortened(typeof value === 'string' ? value : JSON.stringify(value)),
        told: found.map((one) => sayProblem(compiled, one, language)).join(t('common.also')),
      };
    });
  }, [form, language, t]);
  return (
    <Table
      rowKey="key"
      data-testid="try-to-break"
      atOnce={20}
      rows={rows}
      columns={[
        { dataIndex: 'field', title: t('designer.field') },
        { dataIndex: 'value', title: t('designer.value') },
        {
          dataIndex: 'told',
          title: t('designer.told'),
          render: ({ told }) => told || <span className="quiet">{t('designer.accepted')}</span>,
        },
      ]}
    />
  );
}

const shortened = (text: string) => (text.length > 30 ? `${text.slice(0, 27)}…` : text);
