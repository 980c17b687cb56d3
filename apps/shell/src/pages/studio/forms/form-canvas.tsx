import type { Answers } from '@bitan/api';
import { seenBy, writableFields } from '@bitan/forms';
import { Button } from 'antd';
import { type DragEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useReply } from '../../../api/queries.ts';
import { KnownNames } from '../../../components/names.tsx';
import { ActionForm } from '../../../form/action-form.tsx';
import { InLanguage } from '../../../texts/in-language.tsx';
import { useTexts } from '../../../texts/index.ts';
import { useDraft, useStudio } from '../studio.tsx';
import { addPart, movePart, type Selection, type Spot } from './adding.ts';
import { allowDrop, draggedIn } from './dragging.ts';
import { MarkStyles } from './marks.tsx';
import { PreviewBar, type View, widths } from './preview-bar.tsx';
import { PreviewFacts } from './preview-facts.tsx';
import type { Shaped } from './shaping.ts';

interface Props {
  readonly shaping: Shaped;
  readonly selected: Selection | undefined;
  readonly onSelect: (selected: Selection) => void;
}

const empty: Answers = {};

/** The form as officers will see it: in either language, on a phone, as anyone; it can be filled. */
export function FormCanvas({ shaping, selected, onSelect }: Props) {
  const { t, language, say } = useTexts();
  const { view: studio } = useStudio();
  const { form } = shaping;
  const [view, setView] = useState<View>({ language, width: 'desktop' });
  const { role, stage, past } = view;
  const whose = useMemo(
    () => (role === undefined && stage === undefined ? undefined : { role, stage }),
    [role, stage],
  );
  const { edition } = useDraft('edition');
  const roles = useMemo(
    () => (role === undefined ? Object.keys(edition.roles) : [role]),
    [edition.roles, role],
  );
  const seen = useMemo(
    () => (whose ? seenBy(form, { roles, stage: whose.stage }) : form),
    [form, whose, roles],
  );
  const readonly = useMemo(() => {
    if (!whose) return [];
    const writable = writableFields(form, { roles, stage: whose.stage });
    return Object.keys(form.schema.properties).filter((field) => !writable.has(field));
  }, [form, whose, roles]);
  const filled = useReply(
    'maskedAnswers',
    { path: { form: form.id, entry: past ?? '' } },
    { enabled: past !== undefined },
  );
  const given = past === undefined ? undefined : filled.data;
  const names = useMemo(
    () =>
      Object.fromEntries(Object.entries(given?.names ?? {}).map(([id, name]) => [id, say(name)])),
    [given, say],
  );
  const [typed, setTyped] = useState<Answers>();
  const canvas = useRef<HTMLDivElement>(null);
  const id = selected?.kind === 'part' ? selected.id : undefined;
  const isDrawn = id !== undefined && id in { ...form.schema.properties, ...form.notices };
  // Only what is chosen elsewhere is brought into view: what was clicked here is seen already.
  useEffect(() => {
    if (!isDrawn) return;
    const field = canvas.current?.querySelector(`[data-field="${id}"]`);
    field?.scrollIntoView({ block: 'nearest' });
  }, [id, isDrawn]);
  const choose = ({ target }: MouseEvent) => {
    const field = target instanceof Element && target.closest<HTMLElement>('[data-field]');
    if (field) onSelect({ kind: 'part', id: field.dataset.field?.split('/')[0] ?? '' });
  };
  const drop = (event: DragEvent) => {
    const dragged = draggedIn(event);
    const spot = dragged && spotUnder(event, shaping);
    if (!spot || !studio.mayEdit) return;
    event.preventDefault();
    if ('kind' in dragged) onSelect(addPart(shaping, dragged.kind, spot));
    else movePart(shaping, dragged.part, spot);
  };
  return (
    <div className="stack-small">
      <PreviewBar
        form={form.id}
        view={view}
        onChange={(more) => {
          setView((before) => ({ ...before, ...more }));
          if ('past' in more) setTyped(undefined);
        }}
      />
      <MarkStyles marks={shaping.marks} />
      {id && (
        <style>{`.form-canvas [data-field="${id}"] { outline: 2px solid #1d4f91; outline-offset: 4px; }`}</style>
      )}
      <div
        className={`form-canvas ${view.width}`}
        style={{ maxWidth: widths[view.width] }}
        onClickCapture={choose}
        onDragOver={allowDrop}
        onDrop={drop}
        ref={canvas}
        data-testid="form-canvas"
      >
        <InLanguage language={view.language}>
          <KnownNames.Provider value={names}>
            <ActionForm
              // Answers of another case are another filling in.
              key={given ? past : ''}
              form={seen}
              answers={given?.answers ?? empty}
              readonly={readonly}
              trial
              onChange={setTyped}
              onSubmit={() => {}}
            >
              <Button htmlType="submit">{t('designer.check')}</Button>
            </ActionForm>
          </KnownNames.Provider>
        </InLanguage>
      </div>
      <PreviewFacts form={form} answers={typed ?? given?.answers ?? empty} />
    </div>
  );
}

/** The place in the form that is under the pointer: before or behind the field there. */
function spotUnder({ target, clientY }: DragEvent, { form }: Shaped): Spot | undefined {
  const field = target instanceof Element && target.closest<HTMLElement>('[data-field]');
  const id = field && field.dataset.field?.split('/')[0];
  const section = form.sections.find(({ fields }) => fields.includes(id || ''));
  if (!field || !section) {
    const last = form.sections.at(-1);
    return last && { section: last.id, index: last.fields.length };
  }
  const { top, height } = field.getBoundingClientRect();
  const index = section.fields.indexOf(id || '');
  return { section: section.id, index: clientY > top + height / 2 ? index + 1 : index };
}
