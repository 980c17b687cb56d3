import {
  type AddedField,
  type FieldRules,
  type FieldSchema,
  type Form,
  putField,
  type Text,
} from '@bitan/definitions';
import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { ConditionEditor } from '../../../components/condition/condition-editor.tsx';
import {
  fromCondition,
  type GroupNode,
  newLeaf,
  toCondition,
} from '../../../components/condition/tree.ts';
import type { Term, Vocabulary } from '../../../components/condition/vocabulary.ts';
import { choicesOf } from '../../../form/fields.ts';
import { inBoth, useTexts } from '../../../texts/index.ts';
import { useDraft } from '../studio.tsx';
import { DefaultInput } from './default-input.tsx';
import { LimitInput, Line, limitsOf, Property, TextInput } from './inputs.tsx';
import type { Shaped } from './shaping.ts';

interface Props {
  readonly shaping: Shaped;
  readonly added: AddedField;
  readonly mayEdit: boolean;
}

/** A field that the office adds: its texts, limits, choices, when it is shown, and to whom. */
export function OwnField({ shaping, added, mayEdit }: Props) {
  const { t, say } = useTexts();
  const { edition } = useDraft();
  const { field, schema, texts, rules = {}, required = false } = added;
  const put = (more: Partial<AddedField>) =>
    shaping.change((at) => putField(at, { ...added, ...more }));
  const putSchema = (more: Partial<FieldSchema>) =>
    put({ schema: defined({ ...schema, ...more }) });
  const putRules = (more: { [K in keyof FieldRules]: FieldRules[K] | undefined }) => {
    const next = defined({ ...rules, ...more }) as FieldRules;
    const { rules: _, ...rest } = added;
    const has = Object.keys(next).length > 0;
    shaping.change((at) => putField(at, has ? { ...rest, rules: next } : rest));
  };
  const setText = (key: 'title' | 'description') => (text: Text) =>
    put({
      schema: { ...schema, [key]: text['zh-CN'] },
      texts: { en: { ...texts.en, [key]: text.en } },
    });
  const roles = Object.values(edition.roles).map(({ id, title }) => ({
    value: id,
    label: say(title),
  }));
  return (
    <>
      <TextInput
        label={t('designer.label')}
        value={{ 'zh-CN': schema.title ?? '', en: texts.en.title ?? '' }}
        disabled={!mayEdit}
        onChange={setText('title')}
      />
      <TextInput
        label={t('designer.help')}
        value={{ 'zh-CN': schema.description ?? '', en: texts.en.description ?? '' }}
        disabled={!mayEdit}
        onChange={setText('description')}
      />
      <Checkbox
        checked={required}
        disabled={!mayEdit}
        onChange={({ target }) => put({ required: target.checked })}
      >
        {t('common.required')}
      </Checkbox>
      {limitsOf(schema).map((limit) => (
        <LimitInput
          key={limit}
          limit={limit}
          value={schema[limit]}
          disabled={!mayEdit}
          onChange={(value) => putSchema({ [limit]: value } as Partial<FieldSchema>)}
        />
      ))}
      {choicesOf(schema).length > 0 && <Choices added={added} mayEdit={mayEdit} onChange={put} />}
      <DefaultInput
        schema={schema}
        disabled={!mayEdit}
        onChange={(value) => putSchema({ default: value } as Partial<FieldSchema>)}
      />
      <Shown
        form={shaping.form}
        field={field}
        rules={rules}
        mayEdit={mayEdit}
        onChange={putRules}
      />
      {(['see', 'write'] as const).map((who) => (
        <Property key={who} label={t(`designer.${who}`)}>
          <Select<string[]>
            size="small"
            mode="multiple"
            allowClear
            aria-label={t(`designer.${who}`)}
            placeholder={t('designer.everybody')}
            disabled={!mayEdit}
            value={[...(rules[who] ?? [])]}
            options={roles}
            onChange={(chosen) => putRules({ [who]: chosen.length > 0 ? chosen : undefined })}
          />
        </Property>
      ))}
    </>
  );
}

/** An object without what is undefined. */
const defined = <T extends object>(all: T): T =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as T;

interface ChoicesProps {
  readonly added: AddedField;
  readonly mayEdit: boolean;
  readonly onChange: (more: Partial<AddedField>) => void;
}

/** The choices of a field: their words can change, what is stored for them stays. */
function Choices({ added: { schema, texts }, mayEdit, onChange }: ChoicesProps) {
  const { t } = useTexts();
  const choices = choicesOf(schema);
  const english = texts.en.options ?? {};
  const put = (next: readonly { const: string; title: string }[], en: Record<string, string>) =>
    onChange({
      schema: schema.oneOf
        ? { ...schema, oneOf: [...next] }
        : { ...schema, items: { type: 'string', oneOf: [...next] } },
      texts: { en: { ...texts.en, options: en } },
    });
  const add = () => {
    const n = Math.max(0, ...choices.map((one) => Number(one.const.slice(1)) || 0)) + 1;
    const said = inBoth('designer.choice', { n });
    put([...choices, { const: `o${n}`, title: said['zh-CN'] }], { ...english, [`o${n}`]: said.en });
  };
  return (
    <Property label={t('designer.choices')}>
      {choices.map((choice, i) => (
        <div key={choice.const} className="choice-row" data-choice={choice.const}>
          <Line
            label={`${t('designer.choice', { n: i + 1 })} ${t('designer.zh')}`}
            value={choice.title}
            disabled={!mayEdit}
            onChange={(title) => put(choices.with(i, { ...choice, title }), english)}
          />
          <Line
            label={`${t('designer.choice', { n: i + 1 })} ${t('designer.en')}`}
            value={english[choice.const] ?? ''}
            disabled={!mayEdit}
            onChange={(said) => put(choices, { ...english, [choice.const]: said })}
          />
          {mayEdit && choices.length > 1 && (
            <Button
              size="small"
              type="text"
              danger
              aria-label={`${t('condition.remove')} ${choice.title}`}
              onClick={() => {
                const { [choice.const]: _, ...others } = english;
                put(choices.toSpliced(i, 1), others);
              }}
            >
              ×
            </Button>
          )}
        </div>
      ))}
      {mayEdit && (
        <Button size="small" onClick={add}>
          {t('designer.addChoice')}
        </Button>
      )}
    </Property>
  );
}

interface ShownProps {
  readonly form: Form;
  readonly field: string;
  readonly rules: FieldRules;
  readonly mayEdit: boolean;
  readonly onChange: (more: { [K in keyof FieldRules]: FieldRules[K] | undefined }) => void;
}

/** When a field is shown: a condition over the other answers, with the editor of the rules. */
function Shown({ form, field, rules, mayEdit, onChange }: ShownProps) {
  const { t } = useTexts();
  const [node, setNode] = useState<GroupNode | undefined>(() =>
    rules.show ? asGroupNode(rules.show) : undefined,
  );
  const kept = JSON.stringify(rules.show);
  const [seen, setSeen] = useState(kept);
  // Somebody else, or an undo, changed the condition: then that is what is shown.
  if (kept !== seen) {
    setSeen(kept);
    if (kept !== JSON.stringify(node && toCondition(node)))
      setNode(rules.show ? asGroupNode(rules.show) : undefined);
  }
  const vocabulary = answersOf(form, field);
  const change = (next: GroupNode) => {
    setNode(next);
    const show = toCondition(next);
    if (show) onChange({ show });
  };
  if (!node) {
    if (!mayEdit || vocabulary.terms.size === 0) return null;
    const begin = () => setNode({ key: 0, kind: 'all', of: [newLeaf()] });
    return (
      <Button size="small" onClick={begin}>
        {t('designer.showWhen')}
      </Button>
    );
  }
  return (
    <Property label={t('designer.showWhen')}>
      <ConditionEditor node={node} vocabulary={vocabulary} onChange={change} />
      <Checkbox
        checked={rules.onHide === 'keep'}
        disabled={!mayEdit}
        onChange={({ target }) => onChange({ onHide: target.checked ? 'keep' : undefined })}
      >
        {t('designer.keepHidden')}
      </Checkbox>
      <Button
        size="small"
        danger
        onClick={() => {
          setNode(undefined);
          onChange({ show: undefined, onHide: undefined });
        }}
      >
        {t('designer.always')}
      </Button>
    </Property>
  );
}

function asGroupNode(show: NonNullable<FieldRules['show']>): GroupNode {
  const node = fromCondition(show);
  return node.kind === 'all' || node.kind === 'any' ? node : { key: 0, kind: 'all', of: [node] };
}

/** What conditions of a form can read: the answers that are no free text. */
function answersOf(form: Form, except: string): Vocabulary {
  const terms = Object.entries(form.schema.properties).flatMap(([id, schema]): Term[] => {
    const type = typeOf(schema);
    if (id === except || !type) return [];
    const english = form.texts?.en[id];
    const values = choicesOf(schema).map((one) => ({
      id: one.const,
      title: { 'zh-CN': one.title, en: english?.options?.[one.const] ?? one.title },
    }));
    const title = { 'zh-CN': schema.title ?? id, en: english?.title ?? schema.title ?? id };
    return [{ id: `answer:${id}`, title, type, values }];
  });
  return { terms: new Map(terms.map((term) => [term.id, term])), parameters: new Map() };
}

function typeOf(schema: FieldSchema): Term['type'] | undefined {
  if (schema.oneOf) return 'enum';
  if (schema.items?.oneOf) return 'set';
  if (schema.format === 'date') return 'date';
  const { type } = schema;
  return type === 'boolean' || type === 'integer' || type === 'number' ? type : undefined;
}
