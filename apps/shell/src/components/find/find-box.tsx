import { SearchOutlined } from '@ant-design/icons';
import type { Found, FoundItem } from '@bitan/api';
import { AutoComplete, type AutoCompleteProps, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useReply } from '../../api/queries.ts';
import { useTexts } from '../../texts/index.ts';
import { useLater } from '../use-later.ts';
import { Marked } from './marked.tsx';
import './find.css';

/** Finds anything by words from every page; `/` goes to it, arrows choose, Enter opens. */
export function FindBox() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const input = useRef<InputRef>(null);
  const q = useLater(typed.trim().slice(0, 60));
  const found = useReply('search', { query: { q } }, { enabled: q !== '' });
  useSlash(() => input.current?.focus());
  const goTo = (path: string) => {
    setTyped('');
    setOpen(false);
    input.current?.blur();
    navigate(path);
  };
  const all = `/cases?q=${encodeURIComponent(typed.trim())}`;
  return (
    <div className="find" role="search">
      <AutoComplete
        value={typed}
        options={q === '' ? [] : optionsOf(found.data ?? [], all, t)}
        open={open && q !== '' && found.data != null}
        onOpenChange={setOpen}
        filterOption={false}
        defaultActiveFirstOption={false}
        popupMatchSelectWidth={520}
        onSearch={(text) => {
          setTyped(text);
          setOpen(true);
        }}
        onSelect={goTo}
      >
        <Input
          ref={input}
          className="find-input"
          aria-label={t('find.label')}
          placeholder={t('find.placeholder')}
          prefix={<SearchOutlined aria-hidden />}
          allowClear
        />
      </AutoComplete>
    </div>
  );
}

type Say = ReturnType<typeof useTexts>['t'];

/** What was found by kind, each with a way to all of it. */
function optionsOf(found: Found, all: string, t: Say): NonNullable<AutoCompleteProps['options']> {
  if (found.length === 0) {
    return [{ value: '', disabled: true, label: <span>{t('find.nothing')}</span> }];
  }
  return found.map(({ kind, count, items }) => ({
    label: <span>{t(`find.kind_${kind as 'case'}`)}</span>,
    options: [
      ...items.map((item) => ({ value: pathOf(item), label: <FoundLine item={item} /> })),
      ...(kind === 'case' && count.count > items.length
        ? [
            {
              value: all,
              label: (
                <span className="find-all">
                  {t(count.capped ? 'find.allCapped' : 'find.all', { count: count.count })}
                </span>
              ),
            },
          ]
        : []),
    ],
  }));
}

function FoundLine({ item: { title, line, excerpt } }: { readonly item: FoundItem }) {
  return (
    <div className="find-line">
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
    </div>
  );
}

const pathOf = ({ kind, id, case: of }: FoundItem): string =>
  of ? `/cases/${of}` : `/subjects/${kind}/${id}`;

/** `/` where nothing is being typed. */
function useSlash(focus: () => void): void {
  const latest = useRef(focus);
  latest.current = focus;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
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
