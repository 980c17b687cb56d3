import { LockOutlined } from '@ant-design/icons';
import {
  addedField,
  addedNotice,
  hideField,
  isOwnSection,
  type Mark,
  moveSection,
  resetField,
  resetSection,
  type Text,
} from '@bitan/definitions';
import { Button } from 'antd';
import { type DragEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { useTexts } from '../../../texts/index.ts';
import { useDraft, useStudio } from '../studio.tsx';
import { addPart, movePart, type Selection } from './adding.ts';
import { allowDrop, beginDrag, draggedIn } from './dragging.ts';
import { lockerOf } from './locker.ts';
import { Marks } from './marks.tsx';
import type { Shaped } from './shaping.ts';
import { titleIn } from './titles.ts';

interface Props {
  readonly shaping: Shaped;
  readonly selected: Selection | undefined;
  readonly onSelect: (selected: Selection) => void;
}

/** The sections and what is in them, in order, each with what the office changed; moved by keys or by hand. */
export function FormTree({ shaping, selected, onSelect }: Props) {
  const { t, language, say } = useTexts();
  const { view } = useStudio();
  const tree = useRef<HTMLElement>(null);
  const chosen =
    selected && `[data-${selected.kind === 'part' ? 'tree' : 'section'}="${selected.id}"]`;
  useEffect(() => {
    if (chosen) tree.current?.querySelector(chosen)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const { above, overlay, form, change } = shaping;
  const { mayEdit } = view;
  const hidden = Object.keys(above.schema.properties).filter(
    (field) => !(field in form.schema.properties),
  );
  const { above: edition } = useDraft();
  const marksOn = (of: Mark['of'], id: string) =>
    shaping.marks.filter((one) => one.of === of && one.id === id);
  const drop = (section: string, index: number) => (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const dragged = draggedIn(event);
    if (!dragged || !mayEdit) return;
    if ('kind' in dragged) onSelect(addPart(shaping, dragged.kind, { section, index }));
    else movePart(shaping, dragged.part, { section, index });
  };
  const onKey = (event: KeyboardEvent, up: () => void, down: () => void, remove: () => void) => {
    if (!mayEdit) return;
    const done =
      event.altKey && event.key === 'ArrowUp'
        ? up
        : event.altKey && event.key === 'ArrowDown'
          ? down
          : event.key === 'Delete'
            ? remove
            : undefined;
    if (!done) return;
    event.preventDefault();
    done();
  };
  return (
    <nav ref={tree} className="form-tree" aria-label={t('designer.tree')}>
      <small className="quiet">{t('designer.keys')}</small>
      {form.sections.map((section, at) => (
        <section
          key={section.id}
          onDragOver={allowDrop}
          onDrop={drop(section.id, section.fields.length)}
        >
          <h2>
            <button
              type="button"
              className="tree-rule tree-section"
              data-section={section.id}
              aria-current={selected?.kind === 'section' && selected.id === section.id}
              onClick={() => onSelect({ kind: 'section', id: section.id })}
              onKeyDown={(event) =>
                onKey(
                  event,
                  () => at > 0 && change((now) => moveSection(now, section.id, at - 1)),
                  () => change((now) => moveSection(now, section.id, at + 1)),
                  () => {
                    if (isOwnSection(overlay, section.id))
                      change((now) => resetSection(now, section.id));
                  },
                )
              }
            >
              {say(section.title)} <Marks marks={marksOn('section', section.id)} />
            </button>
          </h2>
          <ol>
            {section.fields.map((id, i) => {
              const isLocked = above.fields?.[id]?.locked === true;
              const isOwn = !!addedField(overlay, id) || !!addedNotice(overlay, id);
              return (
                <Part
                  key={id}
                  id={id}
                  title={titleIn(form, id, language)}
                  isNotice={form.notices?.[id] !== undefined}
                  isRequired={form.schema.required?.includes(id) ?? false}
                  lockedBy={isLocked ? lockerOf(edition, above.id, id) : undefined}
                  marks={marksOn('part', id)}
                  isSelected={selected?.kind === 'part' && selected.id === id}
                  mayMove={mayEdit && !isLocked}
                  onSelect={() => onSelect({ kind: 'part', id })}
                  onDrop={drop(section.id, i)}
                  onKeyDown={(event) => {
                    if (isLocked) return;
                    onKey(
                      event,
                      () => step(shaping, id, -1),
                      () => step(shaping, id, 1),
                      () => change((now) => (isOwn ? resetField(now, id) : hideField(now, id))),
                    );
                  }}
                />
              );
            })}
          </ol>
        </section>
      ))}
      {hidden.length > 0 && (
        <section>
          <h2>{t('designer.hidden')}</h2>
          {hidden.map((field) => (
            <div key={field} className="row" data-hidden={field}>
              <s>{titleIn(above, field, language)}</s>
              {mayEdit && (
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

/** One step up or down, on into the section before or behind. */
function step(shaping: Shaped, id: string, by: 1 | -1): void {
  const { sections } = shaping.form;
  const at = sections.findIndex(({ fields }) => fields.includes(id));
  const section = sections[at];
  if (!section) return;
  const index = section.fields.indexOf(id) + by;
  if (index >= 0 && index < section.fields.length) {
    movePart(shaping, id, { section: section.id, index: by > 0 ? index + 1 : index });
    return;
  }
  const next = sections[at + by];
  if (next) movePart(shaping, id, { section: next.id, index: by > 0 ? 0 : next.fields.length });
}

interface PartProps {
  readonly id: string;
  readonly title: string;
  readonly isNotice: boolean;
  readonly isRequired: boolean;
  /** Who locked it; absent where nobody did. */
  readonly lockedBy: Text | undefined;
  readonly marks: readonly Mark[];
  readonly isSelected: boolean;
  readonly mayMove: boolean;
  readonly onSelect: () => void;
  readonly onDrop: (event: DragEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function Part(props: PartProps) {
  const { id, title, isNotice, isRequired, lockedBy, marks, isSelected } = props;
  const { t, say } = useTexts();
  return (
    <li
      draggable={props.mayMove}
      onDragStart={beginDrag({ part: id })}
      onDragOver={allowDrop}
      onDrop={props.onDrop}
    >
      <button
        type="button"
        className="tree-rule"
        data-tree={id}
        aria-current={isSelected}
        onClick={props.onSelect}
        onKeyDown={props.onKeyDown}
      >
        {isNotice && <span className="quiet">{t('designer.kind_notice')}：</span>}
        {title}{' '}
        {isRequired && (
          <span className="field-required" title={t('common.required')}>
            *
          </span>
        )}
        {lockedBy && <LockOutlined title={t('policy.lockedBy', { pack: say(lockedBy) })} />}{' '}
        <Marks marks={marks} />
      </button>
    </li>
  );
}
