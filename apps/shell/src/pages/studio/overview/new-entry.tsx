import { type Counting, linesOf, type OverviewEntry } from '@bitan/definitions';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../../texts/index.ts';
import { Needed } from '../needed.tsx';
import { useDraft, useStudio } from '../studio.tsx';
import { addEntry } from './overview-doings.ts';

interface Values {
  readonly zh: string;
  readonly en: string;
  readonly workflow: string;
  readonly section: string;
  readonly lines?: string[];
  readonly chart: OverviewEntry['chart'];
}

/** An entry of one's own: a section of a work flow's report, or some lines of it, and how it is drawn. */
export function NewEntry() {
  const { t } = useTexts();
  const { store } = useStudio();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  const add = ({ zh, en, workflow, section, lines = [], chart }: Values) => {
    const title = { 'zh-CN': zh.trim(), en: en.trim() };
    const some = lines.length > 0 ? { lines } : {};
    store.do(addEntry({ title, workflow, section, ...some, chart }));
    form.resetFields();
    setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('arranging.add')}</Button>
      <Modal open={open} title={t('arranging.add')} onCancel={() => setOpen(false)} footer={null}>
        <Form<Values> form={form} layout="vertical" onFinish={add}>
          <Needed name="zh" label={t('arranging.zh')}>
            <Input maxLength={60} />
          </Needed>
          <Needed name="en" label={t('arranging.en')}>
            <Input maxLength={100} />
          </Needed>
          <Form.Item noStyle shouldUpdate>
            {({ getFieldsValue, setFieldsValue }) => (
              <Counted values={getFieldsValue()} onOther={setFieldsValue} />
            )}
          </Form.Item>
          <Button type="primary" htmlType="submit">
            {t('studio.take')}
          </Button>
        </Form>
      </Modal>
    </>
  );
}

interface CountedProps {
  readonly values: Partial<Values>;
  /** What was chosen below is no choice any more. */
  readonly onOther: (values: Partial<Record<keyof Values, undefined>>) => void;
}

function Counted({ values, onOther }: CountedProps) {
  const { t, say } = useTexts();
  const { edition } = useDraft('edition');
  const named = <T extends { id: string; title: OverviewEntry['title'] }>(list: readonly T[]) =>
    list.map(({ id, title }) => ({ value: id, label: say(title) }));
  const flows = Object.values(edition.workflows).filter(({ report }) => report?.length);
  const flow = edition.workflows[values.workflow ?? ''];
  const section = flow?.report?.find(({ id }) => id === values.section);
  const lines = flow && section ? Object.entries(linesOf(section, flow, edition)) : [];
  return (
    <>
      <Needed name="workflow" label={t('arranging.workflow')}>
        <Select
          options={named(flows)}
          onChange={() => onOther({ section: undefined, lines: undefined, chart: undefined })}
        />
      </Needed>
      <Needed name="section" label={t('arranging.section')}>
        <Select
          options={named(flow?.report ?? [])}
          onChange={() => onOther({ lines: undefined, chart: undefined })}
        />
      </Needed>
      {lines.length > 0 && (
        <Form.Item name="lines" label={t('arranging.lines')}>
          <Select
            mode="multiple"
            options={lines.map(([value, title]) => ({ value, label: say(title) }))}
          />
        </Form.Item>
      )}
      <Needed name="chart" label={t('arranging.chart')}>
        <Select
          options={(section ? chartsOf(section) : []).map((value) => ({
            value,
            label: t(`arranging.${value}`),
          }))}
        />
      </Needed>
    </>
  );
}

/** Months go from left to right, and nothing else does. */
const chartsOf = (counting: Counting): readonly OverviewEntry['chart'][] =>
  'by' in counting && counting.by === 'month' ? ['figure', 'columns'] : ['figure', 'bars', 'ring'];
