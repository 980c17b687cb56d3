import { allActions, type Edition, type Link, linksOf } from '@bitan/definitions';
import { sayRule } from '@bitan/rules/browser';
import { Input, Select } from 'antd';
import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { Link as To } from 'react-router';
import { Badge } from '../../components/badge.tsx';
import { Table } from '../../components/table/table.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { useTexts } from '../../texts/index.ts';
import { NewFact } from './new-fact.tsx';
import { useDraft } from './studio.tsx';

const Sankey = lazy(() => import('../../components/sankey.tsx'));

/** What feeds what: form fields, facts, decisions, actions; a search across all; and new facts. */
export function MapTab() {
  const { t } = useTexts();
  return (
    <div className="stack">
      <NewFact />
      <Search />
      <section aria-label={t('map.title')} className="stack-small">
        <Around />
      </section>
    </div>
  );
}

/** One decision with everything that it reads, and the actions that use what it says. */
function Around() {
  const { t, say } = useTexts();
  const { edition } = useDraft('edition');
  const decisions = Object.values(edition.decisions);
  const [id, setId] = useState(decisions[0]?.id ?? '');
  const titleOf = useTitles(edition);
  const links = useMemo(() => linksOf(edition), [edition]);
  const around = useMemo(() => linksAround(links, `decisions/${id}`), [links, id]);
  const flows = useMemo(() => around.map((link) => ({ ...link, count: 1 })), [around]);
  const choose = useCallback((end: string) => {
    const [kind, one = ''] = end.split('/');
    if (kind === 'decisions') setId(one);
  }, []);
  return (
    <>
      <Select<string>
        aria-label={t('policy.decisions')}
        style={{ width: 260 }}
        value={id}
        options={decisions.map((one) => ({ value: one.id, label: say(one.title) }))}
        onChange={setId}
      />
      <Suspense fallback={<Waiting />}>
        <Sankey label={t('map.title')} flows={flows} titleOf={titleOf} onChoose={choose} />
      </Suspense>
      <Table<Link>
        rowKey={({ from, to }) => `${from} ${to}`}
        rows={around}
        columns={[
          { title: t('map.kind'), render: ({ from }) => t(`map.${kindOf(from)}`), width: 110 },
          { title: t('map.from'), render: ({ from }) => titleOf(from) },
          { title: t('map.to'), render: ({ to }) => titleOf(to) },
        ]}
      />
    </>
  );
}

type Kind = 'fields' | 'facts' | 'parameters' | 'decisions' | 'actions';
const kindOf = (end: string) => end.split('/')[0] as Kind;

/** What leads to a decision in one or two steps, and what follows from it. */
function linksAround(links: readonly Link[], decision: string): Link[] {
  const into = links.filter(({ to }) => to === decision);
  const facts = into.map(({ from }) => from).filter((end) => end.startsWith('facts/'));
  const fields = links.filter(({ to, from }) => facts.includes(to) && from.startsWith('fields/'));
  return [...fields, ...into, ...links.filter(({ from }) => from === decision)];
}

function useTitles(edition: Edition): (end: string) => string {
  const { say, language } = useTexts();
  const { forms, facts, parameters, decisions, workflows } = edition;
  return useCallback(
    (end: string) => {
      const [kind, id = '', more = ''] = end.split('/');
      if (kind === 'fields') {
        const form = forms[id];
        const english = form?.texts?.en[more]?.title;
        const title = form?.schema.properties[more]?.title ?? more;
        const field = language === 'en' ? (english ?? title) : title;
        return form ? `${say(form.title)} · ${field}` : end;
      }
      if (kind === 'actions') {
        const workflow = workflows[id];
        const action = workflow && allActions(workflow).find((one) => one.id === more);
        return action ? say(action.title) : end;
      }
      const items = { facts, parameters, decisions }[kind as 'facts'] ?? {};
      const title = items[id]?.title;
      return title ? say(title) : end;
    },
    [forms, facts, parameters, decisions, workflows, say, language],
  );
}

interface Found {
  readonly key: string;
  readonly kind: Kind | 'rules';
  readonly title: string;
  readonly more: string;
  readonly to?: string;
}

/** Everything with these words in it: rules, parameters, facts, form fields. */
function Search() {
  const { t } = useTexts();
  const [q, setQ] = useState('');
  const sought = useDeferredValue(q.trim());
  const found = useFound(sought);
  return (
    <section className="stack-small" aria-label={t('map.search')}>
      <Input.Search
        allowClear
        style={{ maxWidth: 420 }}
        aria-label={t('map.search')}
        placeholder={t('map.search')}
        value={q}
        onChange={({ target }) => setQ(target.value)}
      />
      {sought !== '' && (
        <ul className="studio-findings" data-testid="found">
          {found.slice(0, 50).map(({ key, kind, title, more, to }) => (
            <li key={key}>
              <Badge>{t(`map.${kind}`)}</Badge> {to ? <To to={to}>{title}</To> : title}{' '}
              <span className="quiet">{more}</span>
            </li>
          ))}
          {found.length === 0 && <li>{t('map.nothing')}</li>}
        </ul>
      )}
    </section>
  );
}

function useFound(sought: string): readonly Found[] {
  const { say, language } = useTexts();
  const { edition } = useDraft('edition');
  const titleOf = useTitles(edition);
  return useMemo(() => {
    if (sought === '') return [];
    const all: Found[] = [
      ...Object.values(edition.decisions).flatMap((decision) =>
        decision.rules.map((rule) => ({
          key: `rules/${decision.id}/${rule.name}`,
          kind: 'rules' as const,
          title: say(rule.title),
          more: sayRule(edition, decision, rule, language),
          to: `?tab=decisions&decision=${decision.id}`,
        })),
      ),
      ...Object.values(edition.parameters).map(({ id, title, description }) => ({
        key: `parameters/${id}`,
        kind: 'parameters' as const,
        title: say(title),
        more: description ? say(description) : id,
        to: `?tab=parameters&item=parameters/${id}`,
      })),
      ...Object.values(edition.facts).map(({ id, title, description }) => ({
        key: `facts/${id}`,
        kind: 'facts' as const,
        title: say(title),
        more: description ? say(description) : id,
      })),
      ...Object.values(edition.forms).flatMap((form) =>
        Object.keys(form.schema.properties).map((field) => ({
          key: `fields/${form.id}/${field}`,
          kind: 'fields' as const,
          title: titleOf(`fields/${form.id}/${field}`),
          more: '',
        })),
      ),
    ];
    return all.filter(({ title, more }) => `${title} ${more}`.includes(sought));
  }, [sought, edition, say, language, titleOf]);
}
