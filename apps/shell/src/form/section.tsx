import type { Answers } from '@bitan/api';
import type { Section as SectionOfForm } from '@bitan/definitions';
import { memo, useEffect, useRef, useState } from 'react';
import { useTexts } from '../texts/index.ts';
import { FieldView } from './field-view.tsx';
import { Notice } from './notice.tsx';
import type { Part } from './parts.ts';
import { separator } from './pointers.ts';

interface Props {
  readonly prefix: string;
  readonly section: SectionOfForm;
  readonly parts: ReadonlyMap<string, Part>;
  readonly shown: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  readonly readonly: readonly string[];
  readonly answers: Answers;
  /** The answers as they count, with what is computed. */
  readonly settled: Answers;
  readonly onAnswer: (name: string, value: unknown) => void;
  /** Whether to draw the fields only when they come near. */
  readonly later: boolean;
  /** The only section needs no heading of its own. */
  readonly alone: boolean;
}

/**
 * A section of a form; it is not there at all while none of its fields is shown. It is drawn anew
 * only for its own answers, so that typing in a long form costs as much as in a short one.
 */
export const Section = memo(function Section(props: Props) {
  const { section, shown, later, alone } = props;
  const { say } = useTexts();
  const { box, near } = useNear(later);
  const parts = section.fields.flatMap((id) => (shown.has(id) && props.parts.get(id)) || []);
  if (parts.length === 0) return null;
  return (
    <section ref={box} className="form-section">
      <h2 className={alone ? 'unseen' : ''}>{say(section.title)}</h2>
      {section.description && <p className="quiet">{say(section.description)}</p>}
      {near ? (
        <div className="fields">
          {parts.map((part) => (
            <PartView key={part.id} {...props} part={part} />
          ))}
        </div>
      ) : (
        <div style={{ minHeight: parts.length * 60 }} />
      )}
    </section>
  );
}, isSame);

function PartView(props: Props & { readonly part: Part }) {
  const { prefix, part, required, readonly, answers, settled, onAnswer } = props;
  if ('notice' in part) {
    return (
      <div className="field" data-field={part.id}>
        <Notice {...part.notice} />
      </div>
    );
  }
  const { id } = part;
  const computed = part.schema.readOnly === true;
  return (
    <FieldView
      field={part}
      id={prefix + separator + id}
      value={(computed ? settled : answers)[id]}
      required={required.has(id)}
      readonly={computed || readonly.includes(id)}
      onAnswer={onAnswer}
    />
  );
}

/** Whether nothing of this section changed: of the answers only its own count. */
function isSame(before: Props, after: Props): boolean {
  const names = Object.keys(after) as (keyof Props)[];
  return names.every((name) => {
    if (Object.is(before[name], after[name])) return true;
    if (name !== 'answers' && name !== 'settled') return false;
    return after.section.fields.every((id) => Object.is(before[name][id], after[name][id]));
  });
}

/** Whether a box came near the visible part of the page, once it did or did not have to wait. */
function useNear(later: boolean) {
  const box = useRef<HTMLElement>(null);
  const [seen, setSeen] = useState(!later || typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    if (seen || !box.current) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true), {
      rootMargin: '600px',
    });
    watch.observe(box.current);
    return () => watch.disconnect();
  }, [seen]);
  return { box, near: seen || !later };
}
