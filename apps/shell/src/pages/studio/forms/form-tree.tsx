import { LockOutlined } from '@ant-design/icons';
import { addedField, hideField, moveField, resetField } from '@bitan/definitions';
import { Button } from 'antd';
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Badge } from '../../../components/badge.tsx';
import { useTexts } from '../../../texts/index.ts';
import { useStudio } from '../studio.tsx';
import type { Shaped } from './shaping.ts';

interface Props {
  readonly shaping: Shaped;
  readonly selected: string | undefined;
  readonly onSelect: (field: string) => void;
}

/** The sections and fields in order, each with what the office changed; moved by keys or by hand. */
export function FormTree({ shaping, selected, onSelect }: Props) {
  const { t, say, language } = useTexts();
  const { view } = useStudio();
  const [dragged, setDragged] = useState<string>();
  const tree = useRef<HTMLElement>(null);
  useEffect(() => {
    if (selected === undefined) return;
    tree.current?.querySelector(`[data-tree="${selected}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const { above, overlay, form, change } = shaping;
  const hidden = Object.keys(above.schema.properties).filter(
    (field) => !(field in form.schema.properties),
  );
  const changed = new Set(
    (overlay?.operations ?? []).map((one) => ('field' in one ? one.field : one.section)),
  );
  const titleOf = (field: string) =>
    (language === 'en' ? form.texts?.en[field]?.title : undefined) ??
    form.schema.properties[field]?.title ??
    above.schema.properties[field]?.title ??
    field;
  const move = (field: string, section: string, index: number) =>
    change((at) => moveField(at, field, section, index));
  const isLocked = (field: string) => above.fields?.[field]?.locked === true;

  /** One step up or down, on into the section before or behind. */
  const step = (field: string, by: 1 | -1) => {
    const at = form.sections.findIndex(({ fields }) => fields.includes(field));
    const section = form.sections[at];
    if (!section) return;
    const index = section.fields.indexOf(field) + by;
    if (index >= 0 && index < section.fields.length) return move(field, section.id, index);
    const next = form.sections[at + by];
    if (next) move(field, next.id, by > 0 ? 0 : next.fields.length);
  };
  const onKey = (field: string) => (event: KeyboardEvent) => {
    if (!view.mayEdit || isLocked(field)) return;
    const by = event.altKey && { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key];
    if (by) {
      event.preventDefault();
      step(field, by);
    }
    if (event.key === 'Delete') {
      event.preventDefault();
      change((at) =>
        addedField(at.overlay, field) ? resetField(at, field) : hideField(at, field),
      );
    }
  };
  const drop = (section: string, index: number) => (event: DragEvent) => {
    event.preventDefault();
    if (dragged !== undefined) move(dragged, section, index);
    setDragged(undefined);
  };
  const over = (event: DragEvent) => {
    if (dragged !== undefined) event.preventDefault();
  };
  return (
    <nav ref={tree} className="form-tree" aria-label={t('designer.tree')}>
      <small className="quiet">{t('designer.keys')}</small>
      {form.sections.map((section) => (
        <section
          key={section.id}
          onDragOver={over}
          onDrop={drop(section.id, section.fields.length)}
        >
          <h2>{say(section.title)}</h2>
          <ol>
            {section.fields.map((field, i) => (
              <li
                key={field}
                draggable={view.mayEdit && !isLocked(field)}
                onDragStart={() => setDragged(field)}
                onDragOver={over}
                onDrop={(event) => {
                  event.stopPropagation();
                  drop(section.id, i)(event);
                }}
              >
                <button
                  type="button"
                  className="tree-rule"
                  data-tree={field}
                  aria-current={field === selected}
                  onClick={() => onSelect(field)}
                  onKeyDown={onKey(field)}
                >
                  {titleOf(field)}{' '}
                  {form.schema.required?.includes(field) && (
                    <span className="field-required" title={t('common.required')}>
                      *
                    </span>
                  )}
                  {isLocked(field) && <LockOutlined title={t('policy.locked')} />}
                  {addedField(overlay, field) ? (
                    <Badge tone="good">{t('designer.isAdded')}</Badge>
                  ) : (
                    changed.has(field) && <Badge tone="note">{t('designer.isChanged')}</Badge>
                  )}
                </button>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {hidden.length > 0 && (
        <section>
          <h2>{t('designer.hidden')}</h2>
          {hidden.map((field) => (
            <div key={field} className="row" data-hidden={field}>
              <s>{titleOf(field)}</s>
              {view.mayEdit && (
                <Button size="small" onClick={() => change((at) => resetField(at, field))}>
                  {t('studio.bringBack')}
                </Button>
              )}
            </div>
          ))}
        </section>
      )}
    </nav>
  );
}
