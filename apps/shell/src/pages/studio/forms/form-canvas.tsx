import type { Answers } from '@bitan/api';
import type { Language } from '@bitan/definitions';
import { bindAnswers, seenBy, writableFields } from '@bitan/forms';
import { sayValue } from '@bitan/rules/browser';
import { Button, Segmented, Select } from 'antd';
import { type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { ActionForm } from '../../../form/action-form.tsx';
import { InLanguage } from '../../../texts/in-language.tsx';
import { useTexts } from '../../../texts/index.ts';
import { useDraft } from '../studio.tsx';
import type { Shaped } from './shaping.ts';

interface Props {
  readonly shaping: Shaped;
  readonly selected: string | undefined;
  readonly onSelect: (field: string) => void;
}

const widths = { desktop: 720, phone: 360 } as const;
type Width = keyof typeof widths;

/** The form as officers will see it: in either language, on a phone, as anyone; it can be filled. */
export function FormCanvas({ shaping: { form }, selected, onSelect }: Props) {
  const { t, say, language } = useTexts();
  const { edition } = useDraft();
  const [shownIn, setLanguage] = useState<Language>(language);
  const [width, setWidth] = useState<Width>('desktop');
  const [role, setRole] = useState<string>();
  const [answers, setAnswers] = useState<Answers>({});
  const seen = useMemo(
    () => (role === undefined ? form : seenBy(form, { roles: [role] })),
    [form, role],
  );
  const readonly = useMemo(() => {
    if (role === undefined) return [];
    const writable = writableFields(form, { roles: [role] });
    return Object.keys(form.schema.properties).filter((field) => !writable.has(field));
  }, [form, role]);
  const facts = bindAnswers(form, answers, edition.facts);
  const canvas = useRef<HTMLDivElement>(null);
  // Only what is chosen elsewhere is brought into view: what was clicked here is seen already.
  useEffect(() => {
    if (selected === undefined) return;
    const field = canvas.current?.querySelector(`[data-field="${selected}"]`);
    field?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const choose = ({ target }: MouseEvent) => {
    const field = target instanceof Element && target.closest<HTMLElement>('[data-field]');
    if (field) onSelect(field.dataset.field?.split('/')[0] ?? '');
  };
  return (
    <div className="stack-small">
      <div className="row">
        <Segmented<Width>
          aria-label={t('designer.width')}
          value={width}
          options={(['desktop', 'phone'] as const).map((value) => ({
            value,
            label: t(`designer.${value}`),
          }))}
          onChange={setWidth}
        />
        <Segmented<Language>
          aria-label={t('common.language')}
          value={shownIn}
          options={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={setLanguage}
        />
        <Select<string>
          allowClear
          aria-label={t('designer.role')}
          placeholder={t('designer.role')}
          style={{ minWidth: 160 }}
          value={role ?? null}
          options={Object.values(edition.roles).map(({ id, title }) => ({
            value: id,
            label: say(title),
          }))}
          onChange={setRole}
        />
      </div>
      {selected && (
        <style>{`.form-canvas [data-field="${selected}"] { outline: 2px solid #1d4f91; outline-offset: 4px; }`}</style>
      )}
      <div
        className={`form-canvas ${width}`}
        style={{ maxWidth: widths[width] }}
        onClickCapture={choose}
        ref={canvas}
        data-testid="form-canvas"
      >
        <InLanguage language={shownIn}>
          <ActionForm
            form={seen}
            answers={answers}
            readonly={readonly}
            onChange={setAnswers}
            onSubmit={() => {}}
          >
            <Button htmlType="submit">{t('designer.check')}</Button>
          </ActionForm>
        </InLanguage>
      </div>
      {Object.keys(facts).length > 0 && (
        <section aria-label={t('designer.facts')}>
          <strong>{t('designer.facts')}</strong>
          <ul data-testid="form-facts">
            {Object.entries(facts).flatMap(([id, value]) => {
              const fact = edition.facts[id];
              return fact && value !== undefined
                ? [
                    <li key={id}>
                      {say(fact.title)}: {sayValue(fact, value, language)}
                    </li>,
                  ]
                : [];
            })}
          </ul>
        </section>
      )}
    </div>
  );
}
