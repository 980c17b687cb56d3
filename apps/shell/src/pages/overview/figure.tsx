import { useTexts } from '../../texts/index.ts';
import type { Props } from './entry-card.tsx';

/** One number that leads to its cases, beside what it was in the period before. */
export function Figure({ entry, onChoose }: Props) {
  const { t, say } = useTexts();
  const { id, title, description, cases = 0, before } = entry;
  const name = say(title);
  const under = before === undefined ? t('overview.now') : compared(cases, before);
  return (
    <div className="figure" data-testid={`entry-${id}`} title={description && say(description)}>
      <div className="figure-title">{name}</div>
      {cases > 0 ? (
        <button
          type="button"
          className="figure-number link"
          aria-label={`${name} ${cases}`}
          onClick={() => onChoose()}
        >
          {cases}
        </button>
      ) : (
        <div className="figure-number">0</div>
      )}
      <div className="quiet">{under}</div>
    </div>
  );

  function compared(is: number, was: number): string {
    const change = is - was;
    const said = change === 0 ? t('overview.same') : change > 0 ? `+${change}` : `−${-change}`;
    return t('overview.before', { count: was, change: said });
  }
}
