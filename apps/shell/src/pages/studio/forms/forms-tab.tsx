import { type Form, marksOf, type Overlay, shaped, withoutOperation } from '@bitan/definitions';
import { Alert, Button, Badge as Count, Select, Tabs } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
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
  const { t, say } = useTexts();
  const { above, layer } = useDraft();
  const [search, setSearch] = useSearchParams();
  const forms = Object.values(above.forms);
  const id = search.get('form') ?? forms[0]?.id ?? '';
  const shaping = useShaping(id);
  const { store } = useStudio();
  useEffect(() => {
    store.workAt(`overlays/${id}`);
    return () => store.workAt(undefined);
  }, [store, id]);
  const changed = useMemo(
    () => new Map(layer.overlays?.map((one) => [one.form, countOf(above.forms[one.form], one)])),
    [above, layer.overlays],
  );
  return (
    <div className="stack-small">
      <div className="row">
        <Select<string>
          aria-label={t('designer.which')}
          showSearch={{ optionFilterProp: 'title' }}
          style={{ width: 360 }}
          value={id}
          options={forms.map((one) => ({
            value: one.id,
            title: say(one.title),
            label: (
              <>
                {say(one.title)} <Count count={changed.get(one.id) ?? 0} color="#1d4f91" />
              </>
            ),
          }))}
          onChange={(form) => setSearch({ tab: 'forms', form }, { replace: true })}
        />
        {shaping && <FormExchange key={id} shaping={shaping} />}
      </div>
      {shaping && <Designer key={id} shaping={shaping} />}
    </div>
  );
}

/** How much of a form is not as above; what does not fit on it any more is counted too. */
function countOf(form: Form | undefined, overlay: Overlay): number {
  if (!form) return overlay.operations.length;
  const shaping = { above: form, overlay };
  return marksOf(shaping).length + shaped(shaping).problems.length;
}

function Designer({ shaping }: { readonly shaping: Shaped }) {
  const { t, say } = useTexts();
  const { view } = useStudio();
  const [selected, select] = useState<Selection>();
  const { problems, change } = shaping;
  const drop = (operation: number) => change((at) => withoutOperation(at, operation));
  return (
    <>
      {problems.map(({ code, pointer, message, cure }) => (
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
      ))}
      <div className="designer">
        <div className="stack-small">
          {view.mayEdit && <Palette shaping={shaping} selected={selected} onAdded={select} />}
          <FormTree shaping={shaping} selected={selected} onSelect={select} />
        </div>
        <Tabs
          size="small"
          items={[
            {
              key: 'canvas',
              label: t('designer.canvas'),
              children: <FormCanvas shaping={shaping} selected={selected} onSelect={select} />,
            },
            {
              key: 'changes',
              label: t('designer.changes', { count: shaping.marks.length }),
              children:
                shaping.marks.length > 0 ? (
                  <MarkList shaping={shaping} marks={shaping.marks} onSelect={select} />
                ) : (
                  <span className="quiet">{t('designer.noChanges')}</span>
                ),
            },
            {
              key: 'break',
              label: t('designer.tryToBreak'),
              children: <TryToBreak form={shaping.form} />,
            },
            {
              key: 'schema',
              label: t('designer.schema'),
              children: <SchemaTab form={shaping.form} />,
            },
          ]}
        />
        <FieldPanel
          key={`${selected?.kind} ${selected?.id}`}
          shaping={shaping}
          selected={selected}
          onRemoved={() => select(undefined)}
        />
      </div>
    </>
  );
}
