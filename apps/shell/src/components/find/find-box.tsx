import { SearchOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useReply } from '../../api/queries.ts';
import { useTexts } from '../../texts/index.ts';
import { useLater } from '../use-later.ts';
import { FoundList } from './found-list.tsx';
import './find.css';
import { groupsOf, optionId } from './groups.ts';

const list = 'find-found';

/** Finds anything by words from every page; `/` goes to it, arrows choose, Enter opens. */
export function FindBox() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const q = useLater(typed.trim().slice(0, 60));
  const found = useReply('search', { query: { q } }, { enabled: q !== '' });
  useSlash(() => input.current?.focus());
  const groups = groupsOf(found.data ?? [], `/cases?q=${encodeURIComponent(typed.trim())}`);
  const paths = groups.flatMap(({ options }) => options.map(({ path }) => path));
  const isOpen = open && q !== '' && found.data != null;
  const show = (shown: boolean) => {
    setOpen(shown);
    setActive(-1);
  };
  const goTo = (path: string) => {
    setTyped('');
    show(false);
    input.current?.blur();
    navigate(path);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && isOpen && paths.length > 0) {
      event.preventDefault();
      setActive((active + step + paths.length + (active < 0 && step < 0 ? 1 : 0)) % paths.length);
    }
    const chosen = paths[active];
    if (event.key === 'Enter' && isOpen && chosen !== undefined) goTo(chosen);
    if (event.key === 'Escape') show(false);
  };
  return (
    <div className="find" role="search">
      <SearchOutlined aria-hidden />
      <input
        ref={input}
        type="search"
        role="combobox"
        className="control"
        aria-label={t('find.label')}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? list : undefined}
        aria-activedescendant={isOpen && active >= 0 ? optionId(list, active) : undefined}
        placeholder={t('find.placeholder')}
        autoComplete="off"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          show(true);
        }}
        onFocus={() => show(true)}
        onBlur={() => show(false)}
        onKeyDown={press}
      />
      {isOpen && <FoundList id={list} groups={groups} active={active} onChoose={goTo} />}
    </div>
  );
}

/** `/` where nothing is being typed. */
function useSlash(focus: () => void): void {
  const latest = useRef(focus);
  latest.current = focus;
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      const { target, key, ctrlKey, metaKey, altKey } = event;
      if (key !== '/' || ctrlKey || metaKey || altKey || isTyping(target)) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
