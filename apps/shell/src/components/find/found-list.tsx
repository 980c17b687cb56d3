import type { FoundItem } from '@bitan/api';
import { useEffect, useRef } from 'react';
import { useTexts } from '../../texts/index.ts';
import { type Group, type Option, optionId } from './groups.ts';
import { Marked } from './marked.tsx';

interface Props {
  readonly id: string;
  readonly groups: readonly Group[];
  /** The place, among all options, of the one that Enter opens; -1 for none. */
  readonly active: number;
  readonly onChoose: (path: string) => void;
}

/** What was found, below the box in which one types: the focus stays in the box. */
export function FoundList({ id, groups, active, onChoose }: Props) {
  const { t } = useTexts();
  let at = 0;
  return (
    <div id={id} role="listbox" aria-label={t('find.label')} className="find-found">
      {groups.length === 0 && (
        <div role="option" aria-disabled aria-selected={false} className="quiet find-kind">
          {t('find.nothing')}
        </div>
      )}
      {groups.map(({ kind, options }) => (
        <div key={kind} role="group" aria-label={t(`find.kind_${kind as 'case'}`)}>
          <div className="quiet find-kind" aria-hidden>
            {t(`find.kind_${kind as 'case'}`)}
          </div>
          {options.map((option) => (
            <One
              key={option.path}
              id={optionId(id, at)}
              option={option}
              isActive={at++ === active}
              onChoose={onChoose}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface OneProps {
  readonly id: string;
  readonly option: Option;
  readonly isActive: boolean;
  readonly onChoose: (path: string) => void;
}

function One({ id, option: { path, item, all }, isActive, onChoose }: OneProps) {
  const { t } = useTexts();
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) line.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isActive]);
  return (
    <div
      ref={line}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className="find-line"
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(path)}
    >
      {item && <Said item={item} />}
      {all && t(all.capped ? 'find.allCapped' : 'find.all', { count: all.count })}
    </div>
  );
}

function Said({ item: { title, line, excerpt } }: { readonly item: FoundItem }) {
  return (
    <>
      <div>
        <Marked pieces={title} />{' '}
        <span className="quiet">
          <Marked pieces={line} />
        </span>
      </div>
      {excerpt && (
        <div className="quiet">
          <Marked pieces={excerpt} />
        </div>
      )}
    </>
  );
}
