import type { Section as SectionOfForm } from '@bitan/definitions';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../texts/index.ts';
import { SectionForm } from './section-form.tsx';
import type { useAnswers } from './use-answers.ts';

interface Props {
  readonly prefix: string;
  readonly section: SectionOfForm;
  readonly state: ReturnType<typeof useAnswers>;
  readonly readonly: readonly string[];
  /** Whether to draw the fields only when they come near. */
  readonly later: boolean;
  /** The only section needs no heading of its own. */
  readonly alone: boolean;
}

/** A section of a form; it is not there at all while none of its fields is shown. */
export function Section({ prefix, section, state, readonly, later, alone }: Props) {
  const { say } = useTexts();
  const { box, near } = useNear(later);
  const parts = section.fields.flatMap((id) => {
    const isShown = state.shown.has(id) || state.shownNotices.has(id);
    return (isShown && state.parts.get(id)) || [];
  });
  if (parts.length === 0) return null;
  return (
    <section ref={box} className="form-section">
      <h3 className={alone ? 'unseen' : ''}>{say(section.title)}</h3>
      {section.description && <p className="quiet">{say(section.description)}</p>}
      {near ? (
        <SectionForm
          prefix={prefix}
          parts={parts}
          required={state.required}
          readonly={readonly}
          answers={state.answers}
          settled={state.settled}
          onChange={state.change}
        />
      ) : (
        <div style={{ minHeight: parts.length * 60 }} />
      )}
    </section>
  );
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
