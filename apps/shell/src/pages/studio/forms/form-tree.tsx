import { LockOutlined } from '@ant-design/icons';
import {
  addedField,
  addedNotice,
  alike,
  type Form,
  hideField,
  isOwnSection,
  type Mark,
  moveSection,
  resetField,
  resetSection,
  type Text,
} from '@bitan/definitions';
import { Button } from 'antd';
import { type KeyboardEvent, memo, useEffect, useMemo, useRef } from 'react';
import { useTexts } from '../../../texts/index.ts';
import { useDraft, useStudio } from '../studio.tsx';
import { addPart, movePart, type Selection, type Spot } from './adding.ts';
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
  const chosen = selected && `[${nodeOf(selected)}]`;
  useEffect(() => {
    if (chosen) tree.current?.querySelector(chosen)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const { above, form, change } = shaping;
  const { mayEdit } = view;
  const hidden = Object.keys(above.schema.properties).filter(
    (field) => !(field in form.schema.properties),
  );
  const { above: edition } = useDraft('above');
  const marks = useMemo(() => byPlace(shaping.marks), [shaping.marks]);
  const isLocked = (id: string) => above.fields?.[id]?.locked === true;
  // One listener for all: a form has hundreds of parts, and each is drawn anew only when it changes.
  return (
    <nav
      ref={tree}
      className="form-tree"
      aria-label={t('designer.tree')}
      onClick={({ target }) => {
        const found = selectionAt(target);
        if (found) onSelect(found);
      }}
      onKeyDown={(event) => {
        const found = selectionAt(event.target);
        const doing = mayEdit && found && doingOf(event);
        if (!found || !doing || (found.kind === 'part' && isLocked(found.id))) return;
        event.preventDefault();
        (found.kind === 'part' ? doToPart : doToSection)[doing](shaping, found.id);
      }}
      onDragStart={(event) => {
        const found = selectionAt(event.target);
        if (found?.kind === 'part') beginDrag({ part: found.id })(event);
      }}
      onDragOver={allowDrop}
      onDrop={(event) => {
        event.preventDefault();
        const dragged = draggedIn(event);
        const spot = spotAt(form, event.target);
        if (!dragged || !spot || !mayEdit) return;
        if ('kind' in dragged) onSelect(addPart(shaping, dragged.kind, spot));
        else movePart(shaping, dragged.part, spot);
      }}
    >
      <small className="quiet">{t('designer.keys')}</small>
      {form.sections.map((section) => (
        <section key={section.id} data-drop={section.id}>
          <h2>
            <button
              type="button"
              className="tree-rule tree-section"
              data-section={section.id}
              aria-current={selected?.kind === 'section' && selected.id === section.id}
            >
              {say(section.title)} <Marks marks={marks.get(`section ${section.id}`) ?? []} />
            </button>
          </h2>
          <ol>
            {section.fields.map((id) => (
              <Part
                key={id}
                id={id}
                title={titleIn(form, id, language)}
                isNotice={form.notices?.[id] !== undefined}
                isRequired={form.schema.required?.includes(id) ?? false}
                lockedBy={isLocked(id) ? lockerOf(edition, above.id, id) : undefined}
                marks={marks.get(`part ${id}`) ?? []}
                isSelected={selected?.kind === 'part' && selected.id === id}
                mayMove={mayEdit && !isLocked(id)}
              />
            ))}
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

/** The marks of each part and section. */
function byPlace(marks: readonly Mark[]): ReadonlyMap<string, readonly Mark[]> {
  const places = new Map<string, Mark[]>();
  for (const mark of marks) {
    const place = `${mark.of} ${mark.id}`;
    places.set(place, [...(places.get(place) ?? []), mark]);
  }
  return places;
}

const nodeOf = ({ kind, id }: Selection) => `data-${kind === 'part' ? 'tree' : 'section'}="${id}"`;

/** The part or section to which something in the tree belongs. */
function selectionAt(target: EventTarget): Selection | undefined {
  if (!(target instanceof Element)) return undefined;
  const node = target.closest('li, h2')?.querySelector<HTMLElement>('[data-tree], [data-section]');
  const { tree, section } = node?.dataset ?? {};
  if (tree !== undefined) return { kind: 'part', id: tree };
  return section === undefined ? undefined : { kind: 'section', id: section };
}

/** Where something is dropped: before the part that is there, or at the end of the section. */
function spotAt({ sections }: Form, target: EventTarget): Spot | undefined {
  const found = selectionAt(target);
  const id = target instanceof Element && target.closest<HTMLElement>('[data-drop]')?.dataset.drop;
  const section = sections.find((one) => one.id === id);
  if (!section) return undefined;
  const at = found?.kind === 'part' ? section.fields.indexOf(found.id) : -1;
  return { section: section.id, index: at < 0 ? section.fields.length : at };
}

type Doing = 'up' | 'down' | 'remove';

function doingOf({ altKey, key }: KeyboardEvent): Doing | undefined {
  if (altKey && key === 'ArrowUp') return 'up';
  if (altKey && key === 'ArrowDown') return 'down';
  return key === 'Delete' ? 'remove' : undefined;
}

type Doings = Readonly<Record<Doing, (shaping: Shaped, id: string) => void>>;

const doToPart: Doings = {
  up: (shaping, id) => step(shaping, id, -1),
  down: (shaping, id) => step(shaping, id, 1),
  remove: ({ overlay, change }, id) => {
    const isOwn = !!addedField(overlay, id) || !!addedNotice(overlay, id);
    change((now) => (isOwn ? resetField(now, id) : hideField(now, id)));
  },
};

const doToSection: Doings = {
  up: ({ form, change }, id) => {
    const at = placeOf(form, id);
    if (at > 0) change((now) => moveSection(now, id, at - 1));
  },
  down: ({ form, change }, id) => change((now) => moveSection(now, id, placeOf(form, id) + 1)),
  remove: ({ overlay, change }, id) => {
    if (isOwnSection(overlay, id)) change((now) => resetSection(now, id));
  },
};

const placeOf = ({ sections }: Form, section: string) =>
  sections.findIndex(({ id }) => id === section);

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
}

/** One part; it stays as it is while nothing of it changes. */
const Part = memo(function Part(props: PartProps) {
  const { id, title, isNotice, isRequired, lockedBy, marks, isSelected } = props;
  const { t, say } = useTexts();
  return (
    <li draggable={props.mayMove}>
      <button type="button" className="tree-rule" data-tree={id} aria-current={isSelected}>
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
}, looksAlike);

/** Whether a part looks as before; its marks are made anew with every change. */
function looksAlike({ marks, ...one }: PartProps, { marks: others, ...other }: PartProps): boolean {
  const names = Object.keys(one) as (keyof typeof one)[];
  return names.every((name) => one[name] === other[name]) && alike(marks, others);
}
