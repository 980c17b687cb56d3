import {
  type Edition,
  type Fact,
  itemAt,
  type Overlay,
  type RegisterField,
  type Text,
} from '@bitan/definitions';
import { Button, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../texts/index.ts';
import type { Doing } from './draft-store.ts';
import { Needed } from './needed.tsx';
import { inOne, put } from './rule-doings.ts';
import { useDraft, useStudio } from './studio.tsx';

/** What a new fact is made of: a question in a form, or a count over what was recorded. */
interface Values {
  readonly zh: string;
  readonly en: string;
  readonly kind: 'answer' | 'count';
  readonly form?: string;
  readonly section?: string;
  readonly type?: 'boolean' | 'integer';
  readonly unanswered?: 'none' | 'unknown';
  readonly register?: string;
  readonly whose?: 'person' | 'unit' | 'case';
  readonly within?: string;
  readonly field?: string;
  readonly values?: string[];
}

/** A word of one's own for rules to speak, put together from a few choices. */
export function NewFact() {
  const { t, say } = useTexts();
  const { store, view } = useStudio();
  const { layer, edition } = useDraft('layer', 'edition');
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  const facts = layer.facts ?? [];
  const make = (values: Values) => {
    const title: Text = { 'zh-CN': values.zh.trim(), en: values.en.trim() };
    const number = Math.max(0, ...facts.map(({ id }) => Number(id.slice('own.fact'.length)) || 0));
    const id = `own.fact${number + 1}`;
    store.do(values.kind === 'count' ? counted(id, title, values) : asked(id, title, values));
    form.resetFields();
    setOpen(false);
  };
  return (
    <section className="stack-small" aria-label={t('fact.own')}>
      <div className="row">
        {facts.map((fact) => (
          <span key={fact.id} className="chip fixed" data-own-fact={fact.id}>
            {say(fact.title)}
            {view.mayEdit && (
              <Button type="link" size="small" danger onClick={() => store.do(withoutFact(fact))}>
                {t('condition.remove')}
              </Button>
            )}
          </span>
        ))}
        {view.mayEdit && <Button onClick={() => setOpen(true)}>{t('fact.new')}</Button>}
      </div>
      <Modal open={open} title={t('fact.new')} onCancel={() => setOpen(false)} footer={null}>
        <Form<Values>
          form={form}
          layout="vertical"
          onFinish={make}
          initialValues={{ kind: 'answer', type: 'boolean', unanswered: 'none', whose: 'person' }}
        >
          <Needed name="zh" label={t('fact.zh')}>
            <Input maxLength={80} />
          </Needed>
          <Needed name="en" label={t('fact.en')}>
            <Input maxLength={120} />
          </Needed>
          <Form.Item name="kind" label={t('fact.kind')}>
            <Radio.Group
              options={[
                { value: 'answer', label: t('fact.answer') },
                { value: 'count', label: t('fact.count') },
              ]}
            />
          </Form.Item>
          <Form.Item noStyle shouldUpdate>
            {({ getFieldsValue }) =>
              (getFieldsValue() as Values).kind === 'count' ? (
                <Count edition={edition} values={getFieldsValue()} />
              ) : (
                <Answer edition={edition} values={getFieldsValue()} />
              )
            }
          </Form.Item>
          <Button type="primary" htmlType="submit">
            {t('studio.take')}
          </Button>
        </Form>
      </Modal>
    </section>
  );
}

interface PartProps {
  readonly edition: Edition;
  readonly values: Values;
}

function Answer({ edition, values }: PartProps) {
  const { t, say } = useTexts();
  const forms = Object.values(edition.forms);
  const sections = edition.forms[values.form ?? '']?.sections ?? [];
  return (
    <>
      <Needed name="form" label={t('fact.form')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={forms.map(({ id, title }) => ({ value: id, label: say(title) }))}
        />
      </Needed>
      <Needed name="section" label={t('fact.section')}>
        <Select options={sections.map(({ id, title }) => ({ value: id, label: say(title) }))} />
      </Needed>
      <Form.Item name="type" label={t('fact.type')}>
        <Radio.Group
          options={[
            { value: 'boolean', label: t('fact.boolean') },
            { value: 'integer', label: t('fact.integer') },
          ]}
        />
      </Form.Item>
      <Form.Item name="unanswered" label={t('fact.unanswered')}>
        <Radio.Group
          options={[
            { value: 'none', label: t(values.type === 'integer' ? 'fact.zero' : 'fact.no') },
            { value: 'unknown', label: t('fact.unknown') },
          ]}
        />
      </Form.Item>
    </>
  );
}

function Count({ edition, values }: PartProps) {
  const { t, say } = useTexts();
  const registers = Object.values(edition.registers).filter(({ kind }) => kind === 'entry');
  const windows = Object.values(edition.parameters).filter(({ type }) => type === 'duration');
  const fields = (edition.registers[values.register ?? '']?.fields ?? []).filter(isChoice);
  const field = fields.find(({ id }) => id === values.field);
  return (
    <>
      <Needed name="register" label={t('fact.register')}>
        <Select options={registers.map(({ id, title }) => ({ value: id, label: say(title) }))} />
      </Needed>
      <Form.Item name="whose" label={t('fact.whose')}>
        <Radio.Group
          options={(['person', 'unit', 'case'] as const).map((value) => ({
            value,
            label: t(`fact.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="within" label={t('fact.within')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={windows.map(({ id, title }) => ({ value: id, label: say(title) }))}
        />
      </Form.Item>
      <Form.Item name="field" label={t('fact.field')}>
        <Select
          allowClear
          options={fields.map(({ id, title }) => ({ value: id, label: say(title) }))}
        />
      </Form.Item>
      {field && (
        <Needed name="values" label={t('fact.values')}>
          <Select
            mode="multiple"
            options={
              field.values?.map(({ id, title }) => ({ value: id, label: say(title) })) ?? [
                { value: 'true', label: t('common.yes') },
                { value: 'false', label: t('common.no') },
              ]
            }
          />
        </Needed>
      )}
    </>
  );
}

const isChoice = ({ type }: RegisterField) => type === 'enum' || type === 'boolean';

/** So many entries of a register; without any it is none, not unknown. */
function counted(id: string, title: Text, values: Values): Doing {
  const { register = '', whose = 'person', within, field, values: wanted = [] } = values;
  const meant = wanted.map((one) => (one === 'true' ? true : one === 'false' ? false : one));
  const fact: Fact = {
    id,
    title,
    type: 'integer',
    min: 0,
    default: 0,
    sensitivity: 'work',
    source: {
      kind: 'count',
      register,
      whose,
      ...(within && { within }),
      ...(field && { where: [{ field, in: meant }] }),
    },
  };
  return put(`facts/${id}`, fact);
}

/** A question that officers answer in a form: the field is added to it, and feeds the fact. */
function asked(id: string, title: Text, values: Values): Doing {
  const { form = '', section = '', type = 'boolean', unanswered } = values;
  const field = id.replace('own.f', 'ownF');
  const none = unanswered === 'unknown' ? {} : { default: type === 'integer' ? 0 : false };
  const fact: Fact = { id, title, type, sensitivity: 'work', source: { kind: 'answer' }, ...none };
  const operation: Overlay['operations'][number] = {
    op: 'add',
    field,
    section,
    fact: id,
    schema: { type, title: title['zh-CN'] },
    texts: { en: { title: title.en } },
  };
  return inOne(put(`facts/${id}`, fact), (drafting) => {
    const was = itemAt(drafting.layer, `overlays/${form}`) as Overlay | undefined;
    const operations = [...(was?.operations ?? []), operation];
    return put(`overlays/${form}`, { form, operations })(drafting);
  });
}

/** Takes a fact out, and the question that feeds it. */
const withoutFact =
  ({ id }: Fact): Doing =>
  (drafting) =>
    inOne(
      put(`facts/${id}`, undefined),
      ...(drafting.layer.overlays ?? [])
        .filter(({ operations }) => operations.some((one) => one.op === 'add' && one.fact === id))
        .map((overlay) => {
          const operations = overlay.operations.filter(
            (one) => !(one.op === 'add' && one.fact === id),
          );
          const rest = operations.length > 0 ? { ...overlay, operations } : undefined;
          return put(`overlays/${overlay.form}`, rest);
        }),
    )(drafting);
