import { DeleteOutlined } from '@ant-design/icons';
import type { Basis, Edition } from '@bitan/definitions';
import { Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTexts } from '../../texts/index.ts';
import { useStudio } from './studio.tsx';

interface Props {
  readonly basis: readonly Basis[];
  readonly onChange: (basis: readonly Basis[]) => void;
}

/** What a rule or a document rests on: picked from all that is cited already, or added with its title and article. */
export function BasisEditor({ basis, onChange }: Props) {
  const { t, say } = useTexts();
  const { store } = useStudio();
  const library = useMemo(() => citedIn(store.state().above), [store]);
  const [own, setOwn] = useState(false);
  const named = ({ title, article = '' }: Basis) => `${say(title)} ${article}`.trim();
  const add = (one: Basis) => onChange([...basis.filter((it) => keyOf(it) !== keyOf(one)), one]);
  return (
    <div className="stack-small">
      {basis.map((one) => (
        <div key={keyOf(one)} className="row">
          <span>
            {named(one)} {one.note && say(one.note)}
          </span>
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={`${t('condition.remove')} ${named(one)}`}
            onClick={() => onChange(basis.filter((it) => it !== one))}
          />
        </div>
      ))}
      <div className="row">
        <Select<string>
          aria-label={t('studio.basisPick')}
          placeholder={t('studio.basisPick')}
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: 360 }}
          value={null}
          options={[...library].map(([key, one]) => ({ value: key, label: named(one) }))}
          onChange={(key) => {
            const one = library.get(key);
            if (one) add(one);
          }}
        />
        <Button size="small" onClick={() => setOwn(!own)} aria-expanded={own}>
          {t('studio.basisAdd')}
        </Button>
      </div>
      {own && (
        <OwnBasis
          onAdd={(one) => {
            add(one);
            setOwn(false);
          }}
        />
      )}
    </div>
  );
}

function OwnBasis({ onAdd }: { readonly onAdd: (basis: Basis) => void }) {
  const { t } = useTexts();
  const [title, setTitle] = useState('');
  const [article, setArticle] = useState('');
  const add = () => {
    if (title.trim() === '') return;
    const name = title.trim();
    const at = article.trim();
    onAdd({ title: { 'zh-CN': name, en: name }, ...(at && { article: at }), mark: 'D' });
  };
  return (
    <div className="row">
      <Input
        style={{ width: 300 }}
        aria-label={t('studio.basisTitle')}
        placeholder={t('studio.basisTitle')}
        value={title}
        maxLength={200}
        onChange={({ target }) => setTitle(target.value)}
        onPressEnter={add}
      />
      <Input
        style={{ width: 140 }}
        aria-label={t('studio.basisArticle')}
        placeholder={t('studio.basisArticle')}
        value={article}
        maxLength={80}
        onChange={({ target }) => setArticle(target.value)}
        onPressEnter={add}
      />
      <Button size="small" onClick={add} disabled={title.trim() === ''}>
        {t('studio.take')}
      </Button>
    </div>
  );
}

const keyOf = ({ title, article = '', note }: Basis) =>
  [title['zh-CN'], article, note?.['zh-CN']].join('\n');

/** All that is cited anywhere, each once: title and article. */
function citedIn({ decisions, parameters, invariants, documents }: Edition): Map<string, Basis> {
  const cited = [
    ...Object.values(decisions).flatMap(({ rules }) => rules.flatMap(({ basis }) => basis)),
    ...Object.values(parameters).flatMap(({ basis }) => basis),
    ...Object.values(invariants).flatMap(({ basis }) => basis),
    ...Object.values(documents).flatMap(({ basis }) => basis),
  ].map(({ title, article, mark }): Basis => ({ title, ...(article && { article }), mark }));
  return new Map(cited.map((one) => [keyOf(one), one]));
}
