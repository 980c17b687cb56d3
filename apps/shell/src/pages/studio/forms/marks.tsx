import { type Mark, type MarkKind, resetMark } from '@bitan/definitions';
import { Button } from 'antd';
import { Badge, type Tone } from '../../../components/badge.tsx';
import { useTexts } from '../../../texts/index.ts';
import { useStudio } from '../studio.tsx';
import type { Selection } from './adding.ts';
import type { Shaped } from './shaping.ts';

const tones: Readonly<Record<MarkKind, Tone>> = {
  added: 'good',
  relabelled: 'note',
  tightened: 'warn',
  default: 'note',
  hidden: 'plain',
  moved: 'plain',
};

/** In what ways a part of a form is not as above, each in a word; what exactly is said on hovering. */
export function Marks({ marks }: { readonly marks: readonly Mark[] }) {
  const { t, say } = useTexts();
  return marks.map(({ kind, said }) => (
    <span key={kind} title={say(said)} data-mark={kind}>
      <Badge tone={tones[kind]}>{t(`designer.mark_${kind}`)}</Badge>{' '}
    </span>
  ));
}

interface Props {
  readonly shaping: Shaped;
  readonly marks: readonly Mark[];
  /** Goes to what a mark is about, where that is another place. */
  readonly onSelect?: (selected: Selection) => void;
}

/** What is otherwise than above, with what was before; each is taken back by one click. */
export function MarkList({ shaping, marks, onSelect }: Props) {
  const { t, say } = useTexts();
  const { view } = useStudio();
  return (
    <ul className="mark-list" data-testid="marks">
      {marks.map((mark) => {
        const { kind, of, id, said, was = [] } = mark;
        const isThere = kind !== 'hidden' && onSelect !== undefined;
        return (
          <li key={`${kind} ${of} ${id}`}>
            <Badge tone={tones[kind]}>{t(`designer.mark_${kind}`)}</Badge> {say(said)}
            {was.length > 0 && (
              <div className="quiet">
                {t('designer.was', { text: was.map(say).join(t('common.also')) })}
              </div>
            )}
            <div className="row">
              {isThere && (
                <Button
                  size="small"
                  type="link"
                  aria-label={`${t('studio.show')}: ${say(said)}`}
                  onClick={() => onSelect({ kind: of, id })}
                >
                  {t('studio.show')}
                </Button>
              )}
              {view.mayEdit && (
                <Button
                  size="small"
                  aria-label={`${t('designer.resetOne')}: ${say(said)}`}
                  onClick={() => shaping.change((at) => resetMark(at, mark))}
                >
                  {t('designer.resetOne')}
                </Button>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** Marks in the form itself what is not as above: a line at its side, and the word for it. */
export function MarkStyles({ marks }: { readonly marks: readonly Mark[] }) {
  const { t } = useTexts();
  const words = new Map<string, string[]>();
  for (const { kind, of, id } of marks) {
    if (of === 'part') words.set(id, [...(words.get(id) ?? []), t(`designer.mark_${kind}`)]);
  }
  // Ids of fields have letters, digits and dashes; the words are our own.
  const rules = [...words].map(
    ([id, said]) =>
      `.form-canvas [data-field="${id}"] { position: relative; box-shadow: -4px 0 0 -1px #b77800; }
       .form-canvas [data-field="${id}"]::before { content: "${said.join(' ')}"; position: absolute;
         inset-block-start: -2px; inset-inline-end: 0; font-size: 12px; color: #734a00; }`,
  );
  return <style>{rules.join('\n')}</style>;
}
