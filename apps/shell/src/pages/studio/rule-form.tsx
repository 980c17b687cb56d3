import type { Basis, Decision, Group, Rule, RuleEvent, Scalar } from '@bitan/definitions';
import { addRule, freeName, setRule } from '@bitan/definitions';
import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { ConditionEditor } from '../../components/condition/condition-editor.tsx';
import { fromCondition, newLeaf, toCondition } from '../../components/condition/tree.ts';
import { useIntoView } from '../../components/use-into-view.ts';
import { useTexts } from '../../texts/index.ts';
import { BasisEditor } from './basis-editor.tsx';
import { useDraft, useStudio } from './studio.tsx';

interface Props {
  readonly decision: string;
  /** Absent for a new one, which comes last. */
  readonly rule?: Rule;
  readonly onDone: () => void;
}

/** A whole rule: its name, conditions as a tree, outcome, and what it rests on. */
export function RuleForm({ decision: id, rule, onDone }: Props) {
  const { t } = useTexts();
  const { store, vocabulary } = useStudio();
  const decision = useDraft('edition').edition.decisions[id];
  const [title, setTitle] = useState(rule?.title ?? { 'zh-CN': '', en: '' });
  const [node, setNode] = useState(() =>
    rule
      ? fromCondition(rule.conditions as Group)
      : { key: 0, kind: 'all' as const, of: [newLeaf()] },
  );
  const [event, setEvent] = useState<RuleEvent | undefined>(rule?.event);
  const [basis, setBasis] = useState<readonly Basis[]>(rule?.basis ?? []);
  const [tried, setTried] = useState(false);
  const conditions = toCondition(node);
  const lacking = [
    (title['zh-CN'].trim() === '' || title.en.trim() === '') && t('studio.titleMissing'),
    !conditions && t('condition.incomplete'),
    !event && t('studio.outcomeMissing'),
    basis.length === 0 && t('studio.basisMissing'),
  ].filter(Boolean);
  const apply = () => {
    setTried(true);
    if (lacking.length > 0 || !conditions || !event) return;
    const said = { title, conditions, event, basis: [...basis] };
    const rules = decision?.rules ?? [];
    const whole = rule ? { ...rule, ...said } : { name: freeName(rules, `own-${id}`), ...said };
    store.do((drafting) =>
      rule ? setRule(drafting, id, whole) : addRule(drafting, id, whole, rules.length),
    );
    onDone();
  };
  return (
    <div className="stack-small rule-form" ref={useIntoView()}>
      <div className="row">
        <Input
          style={{ maxWidth: 320 }}
          aria-label={t('studio.titleZh')}
          placeholder={t('studio.titleZh')}
          value={title['zh-CN']}
          maxLength={120}
          onChange={({ target }) => setTitle({ ...title, 'zh-CN': target.value })}
        />
        <Input
          style={{ maxWidth: 320 }}
          aria-label={t('studio.titleEn')}
          placeholder={t('studio.titleEn')}
          value={title.en}
          maxLength={200}
          onChange={({ target }) => setTitle({ ...title, en: target.value })}
        />
      </div>
      <span className="quiet">{t('studio.ifAll')}</span>
      <ConditionEditor node={node} vocabulary={vocabulary} onChange={setNode} />
      <div className="row">
        {t('studio.outcome')}
        {decision && <OutcomeInput decision={decision} event={event} onChange={setEvent} />}
      </div>
      <BasisEditor basis={basis} onChange={setBasis} />
      {tried &&
        lacking.map((one) => (
          <span key={String(one)} className="field-error" role="alert">
            {one}
          </span>
        ))}
      <div className="row">
        <Button type="primary" onClick={apply}>
          {t('studio.take')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </div>
    </div>
  );
}

/** Values may be of any kind, so a choice is known by its place. */
const indexOf = (values: readonly { value: Scalar }[], value: Scalar | undefined) => {
  const place = values.findIndex((one) => one.value === value);
  return place < 0 ? null : place;
};

interface OutcomeProps {
  readonly decision: Decision;
  readonly event: RuleEvent | undefined;
  readonly onChange: (event: RuleEvent) => void;
}

/** An outcome of the decision, with its parameters. */
export function OutcomeInput({ decision: { outcomes }, event, onChange }: OutcomeProps) {
  const { t, say } = useTexts();
  const outcome = outcomes.find(({ type }) => type === event?.type);
  const setParam = (name: string, value: Scalar | null | undefined) => {
    if (!event) return;
    const { [name]: _, ...others } = event.params ?? {};
    const params = value === null || value === undefined ? others : { ...others, [name]: value };
    const { type } = event;
    onChange(Object.keys(params).length > 0 ? { type, params } : { type });
  };
  return (
    <>
      <Select<string>
        aria-label={t('studio.outcome')}
        placeholder={t('studio.outcome')}
        style={{ minWidth: 200 }}
        {...(event && { value: event.type })}
        options={outcomes.map(({ type, title }) => ({ value: type, label: say(title) }))}
        onChange={(type) => onChange({ type })}
      />
      {Object.entries(outcome?.params ?? {}).map(([name, { title, values }]) =>
        values ? (
          <Select<number>
            key={name}
            allowClear
            aria-label={say(title)}
            placeholder={say(title)}
            style={{ minWidth: 140 }}
            value={indexOf(values, event?.params?.[name])}
            options={values.map((one, value) => ({ value, label: say(one.title) }))}
            onChange={(place) => setParam(name, values[place]?.value)}
          />
        ) : (
          <InputNumber<number>
            key={name}
            aria-label={say(title)}
            placeholder={say(title)}
            value={(event?.params?.[name] as number | undefined) ?? null}
            onChange={(value) => setParam(name, value)}
          />
        ),
      )}
    </>
  );
}
