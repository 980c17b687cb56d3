import { type Form, marksOf, shaped, withoutOperation } from '@bitan/definitions';
import { Alert, Button, Badge as Count, Select, Tabs } from 'antd';
import { memo, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useStable } from '../../../components/use-stable.ts';
import { useTexts } from '../../../texts/index.ts';
import { useDraft, useStudio } from '../studio.tsx';
import type { Selection } from './adding.ts';
import { FieldPanel } from './field-panel.tsx';
import { FormCanvas } from './form-canvas.tsx';
import { FormExchange } from './form-exchange.tsx';
import { FormTree } from './form-tree.tsx';
import './forms.css';
import { MarkList } from './marks.tsx';
import { Palette } from './palette.tsx';
import { SchemaTab } from './schema-tab.tsx';
import { type Shaped, useShaping } from './shaping.ts';
import { TryToBreak } from './try-to-break.tsx';

/** The forms of a draft: what the office changes in those of the level above, seen at once. */
export function FormsTab() {
  const { above } = useDraft('above');
  const [search, setSearch] = useSearchParams();
  const id = search.get('form') ?? Object.keys(above.forms)[0] ?? '';
  const shaping = useShaping(id);
  const settled = useDeferredValue(shaping);
  const { store } = useStudio();
  useEffect(() => {
    store.workAt(`overlays/${id}`);
    return () => store.workAt(undefined);
  }, [store, id]);
  const choose = useStable((form: string) => setSearch({ tab: 'forms', form }, { replace: true }));
  return (
    <div className="stack-small">
      <div className="row">
        <FormSelect form={id} onChoose={choose} />
        {shaping && <FormExchange key={id} shaping={settled ?? shaping} />}
      </div>
      {shaping && <Designer key={id} shaping={shaping} />}
    </div>
  );
}

interface SelectProps {
  readonly form: string;
  readonly onChoose: (form: string) => void;
}

/** Which form is shaped; each says how much of it is not as above. */
const FormSelect = memo(function FormSelect({ form, onChoose }: SelectProps) {
  const { t, say } = useTexts();
  const { above } = useDraft('above');
  return (
    <Select<string>
      aria-label={t('designer.which')}
      showSearch={{ optionFilterProp: 'title' }}
      style={{ width: 360 }}
      value={form}
      options={Object.values(above.forms).map((one) => ({
        value: one.id,
        title: say(one.title),
        label: (
          <>
            {say(one.title)} <ChangeCount form={one} />
          </>
        ),
      }))}
      onChange={onChoose}
    />
  );
});

/** How much of a form is not as above; what does not fit on it any more is counted too. */
function ChangeCount({ form }: { readonly form: Form }) {
  const { layer } = useDraft('layer');
  const overlay = layer.overlays?.find((one) => one.form === form.id);
  const count = useMemo(() => {
    const shaping = { above: form, overlay };
    return marksOf(shaping).length + shaped(shaping).problems.length;
  }, [form, overlay]);
  return <Count count={count} color="#1d4f91" />;
}

function Designer({ shaping }: { readonly shaping: Shaped }) {
  const [selected, select] = useState<Selection>();
  // What was changed is said in the tree and the panel at once; the form and the list follow a moment later.
  const settled = useDeferredValue(shaping);
  return (
    <>
      <Misfits shaping={shaping} />
      <div className="designer">
        <div className="stack-small">
          <Palette shaping={settled} selected={selected} onAdded={select} />
          <FormTree shaping={shaping} selected={selected} onSelect={select} />
        </div>
        <Views shaping={settled} selected={selected} onSelect={select} />
        <FieldPanel
          key={`${selected?.kind} ${selected?.id}`}
          shaping={shaping}
          selected={selected}
          onSelect={select}
        />
      </div>
    </>
  );
}

/** What of the changes does not fit on the form any more, each with a way to drop it. */
function Misfits({ shaping: { problems, change } }: { readonly shaping: Shaped }) {
  const { t, say } = useTexts();
  const { view } = useStudio();
  const drop = (operation: number) => change((at) => withoutOperation(at, operation));
  return problems.map(({ code, pointer, message, cure }) => (
    <Alert
      key={code + pointer}
      type="error"
      showIcon
      title={`${say(message)} ${say(cure)}`}
      role="alert"
      action={
        view.mayEdit && (
          <Button size="small" onClick={() => drop(Number(pointer.split('/')[2]))}>
            {t('designer.drop')}
          </Button>
        )
      }
    />
  ));
}

interface ViewsProps {
  readonly shaping: Shaped;
  readonly selected: Selection | undefined;
  readonly onSelect: (selected: Selection | undefined) => void;
}

/** The form as it will be, what is changed in it, what breaks it, and its schema. */
const Views = memo(function Views({ shaping, selected, onSelect }: ViewsProps) {
  const { t } = useTexts();
  const { form, marks } = shaping;
  return (
    <Tabs
      size="small"
      items={[
        {
          key: 'canvas',
          label: t('designer.canvas'),
          children: <FormCanvas shaping={shaping} selected={selected} onSelect={onSelect} />,
        },
        {
          key: 'changes',
          label: t('designer.changes', { count: marks.length }),
          children:
            marks.length > 0 ? (
              <MarkList shaping={shaping} marks={marks} onSelect={onSelect} />
            ) : (
              <span className="quiet">{t('designer.noChanges')}</span>
            ),
        },
        {
          key: 'break',
          label: t('designer.tryToBreak'),
          children: <TryToBreak form={form} />,
        },
        {
          key: 'schema',
          label: t('designer.schema'),
          children: <SchemaTab form={form} />,
        },
      ]}
    />
  );
});
