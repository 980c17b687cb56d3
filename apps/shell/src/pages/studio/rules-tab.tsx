import { type Leaf, moveRule, type Rule, removeRule, setRule } from '@bitan/definitions';
import { sayRule } from '@bitan/rules/browser';
import { Button, Input, Segmented } from 'antd';
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { useSearchParams } from 'react-router';
import { useGradually } from '../../components/use-gradually.ts';
import { useTexts } from '../../texts/index.ts';
import { itemOf, useActive } from './active.tsx';
import { DecisionSheet } from './decision-sheet.tsx';
import { LeftOut } from './left-out.tsx';
import { RuleCard } from './rule-card.tsx';
import { copyRule, withPart } from './rule-doings.ts';
import { RuleForm } from './rule-form.tsx';
import { Notes, noNotes } from './rule-notes.ts';
import { Side } from './side/side.tsx';
import './studio.css';
import { useCases, useChecks, useDraft, useStudio } from './studio.tsx';
import { TableView, withCell } from './table-view.tsx';
import { TreeView } from './tree-view.tsx';

const views = ['text', 'table', 'tree'] as const;
type View = (typeof views)[number];

/** The rules of a draft: on the left the decisions, in the middle one of them, beside it what it does. */
export function RulesTab() {
  const { t, say } = useTexts();
  const { edition } = useDraft('edition');
  const [search, setSearch] = useSearchParams();
  const { store } = useStudio();
  const { active, setActive } = useActive();
  useEffect(() => {
    store.workAt(active && itemOf(active));
    return () => store.workAt(undefined);
  }, [store, active]);
  const decisions = Object.values(edition.decisions);
  const id = search.get('decision') ?? decisions[0]?.id ?? '';
  const go = (change: Record<string, string>) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [key, value] of Object.entries(change)) next.set(key, value);
        return next;
      },
      { replace: true },
    );
  const view = (search.get('view') as View | null) ?? 'text';
  const [beside, setBeside] = useState(view === 'text');
  return (
    <div className={beside ? 'studio' : 'studio without-side'}>
      <nav className="studio-decisions" aria-label={t('policy.decisions')}>
        {decisions.map(({ id: one, title, rules }) => (
          <button
            type="button"
            key={one}
            aria-current={one === id}
            onClick={() => {
              setActive(undefined);
              go({ decision: one });
            }}
          >
            {say(title)} <small className="quiet">{rules.length}</small>
          </button>
        ))}
      </nav>
      <Decision
        key={id}
        id={id}
        view={view}
        onView={(next) => {
          setBeside(next === 'text');
          go({ view: next });
        }}
        actions={!beside && <Button onClick={() => setBeside(true)}>{t('studio.sideShow')}</Button>}
      />
      {beside && <Side decision={id} onHide={() => setBeside(false)} />}
    </div>
  );
}

interface Props {
  readonly id: string;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly actions: ReactNode;
}

function Decision({ id, view, onView, actions }: Props) {
  const { t, say, language } = useTexts();
  const { store, view: draft, words } = useStudio();
  const { edition, layer, above } = useDraft('edition', 'layer', 'above');
  const { active, setActive } = useActive();
  const [q, setQ] = useState('');
  const [adding, setAdding] = useState(false);
  const checks = useChecks();
  const coverage = useCases().data?.coverage;
  const [notes] = useState(() => new Notes());
  const decision = edition.decisions[id];
  const noted = notes.of(id, { layer, above, checks, coverage, say });
  const sought = useDeferredValue(q.trim());
  const found = useMemo(() => {
    if (!decision) return [];
    if (sought === '') return decision.rules;
    const said = (rule: Rule) => `${say(rule.title)} ${sayRule(words, decision, rule, language)}`;
    return decision.rules.filter((rule) => said(rule).includes(sought));
  }, [decision, sought, words, language, say]);

  const shown = useGradually(found);

  const onPart = useCallback(
    (rule: string, part: string | undefined) =>
      setActive(part === undefined ? undefined : { decision: id, rule, part }),
    [setActive, id],
  );
  const change = useCallback(
    (name: string, to: (rule: Rule) => Rule) => {
      setActive(undefined);
      const rule = ruleNow(store.state().edition, id, name);
      if (rule) store.do((drafting) => setRule(drafting, id, to(rule)));
    },
    [store, id, setActive],
  );
  const onLeaf = useCallback(
    (name: string, pointer: string, leaf: Leaf | undefined) =>
      change(name, (rule) => withPart(rule, pointer, leaf)),
    [change],
  );
  const onCell = useCallback(
    (name: string, fact: string, leaf: Leaf | undefined) =>
      change(name, (rule) => withCell(rule, fact, leaf)),
    [change],
  );
  const onOther = useCallback(
    (name: string) => {
      setActive({ decision: id, rule: name, part: 'tree' });
      onView('tree');
    },
    [setActive, onView, id],
  );
  const onKey = useCallback(
    (name: string, event: KeyboardEvent) => {
      if (!draft.mayEdit || event.target !== event.currentTarget) return;
      const now = store.state().edition.decisions[id];
      const rule = now?.rules.find((one) => one.name === name);
      if (!now || !rule) return;
      const place = now.rules.indexOf(rule);
      const doing = doingOf(event);
      if (!doing) return;
      event.preventDefault();
      if (doing === 'up' && place > 0)
        store.do((drafting) => moveRule(drafting, id, name, place - 1));
      if (doing === 'down') store.do((drafting) => moveRule(drafting, id, name, place + 1));
      if (doing === 'copy') store.do(copyRule(now, rule));
      if (doing === 'remove' && !rule.locked)
        store.do((drafting) => removeRule(drafting, id, name));
      if (doing === 'open') setActive({ decision: id, rule: name, part: 'actions' });
    },
    [store, id, draft.mayEdit, setActive],
  );

  if (!decision) return <p>{t('studio.noDecision')}</p>;
  const disabled = (above.decisions[id]?.rules ?? []).filter(
    ({ name }) => !decision.rules.some((rule) => rule.name === name),
  );
  return (
    <section className="studio-main stack-small" aria-label={say(decision.title)}>
      <div className="row">
        <h2>{say(decision.title)}</h2>
        <Segmented<View>
          value={view}
          options={views.map((one) => ({ value: one, label: t(`studio.view_${one}`) }))}
          onChange={onView}
          aria-label={t('studio.view')}
        />
        <Input
          allowClear
          style={{ width: 180 }}
          aria-label={t('studio.find')}
          placeholder={t('studio.find')}
          value={q}
          onChange={({ target }) => setQ(target.value)}
        />
        {draft.mayEdit && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('studio.addRule')}
          </Button>
        )}
        <DecisionSheet decision={id} />
        {actions}
      </div>
      <span className="quiet">
        {t(decision.hit === 'first' ? 'policy.first' : 'policy.collect')} {t('studio.keys')}
      </span>
      {adding && <RuleForm decision={id} onDone={() => setAdding(false)} />}
      {view === 'text' && (
        <ol className="studio-rules">
          {shown.map((rule) => (
            <RuleCard
              key={rule.name}
              decision={id}
              rule={rule}
              number={decision.rules.indexOf(rule) + 1}
              notes={noted.get(rule.name) ?? noNotes}
              mayEdit={draft.mayEdit}
              part={active?.rule === rule.name ? active.part : undefined}
              onPart={onPart}
              onLeaf={onLeaf}
              onKey={onKey}
            />
          ))}
        </ol>
      )}
      {view === 'table' && (
        <TableView
          decision={decision}
          rules={found}
          mayEdit={draft.mayEdit}
          active={active}
          onPart={onPart}
          onCell={onCell}
          onOther={onOther}
          onKey={onKey}
        />
      )}
      {view === 'tree' && (
        <TreeView
          decision={decision}
          rules={found}
          selected={active?.rule}
          onSelect={(rule) => setActive({ decision: id, rule, part: 'tree' })}
        />
      )}
      {disabled.length > 0 && (
        <div className="stack-small">
          <span className="quiet">{t('studio.leftOut')}</span>
          {disabled.map((rule) => (
            <LeftOut key={rule.name} decision={id} rule={rule} />
          ))}
        </div>
      )}
    </section>
  );
}

const ruleNow = (
  edition: ReturnType<typeof useDraft>['edition'],
  decision: string,
  name: string,
): Rule | undefined => edition.decisions[decision]?.rules.find((rule) => rule.name === name);

function doingOf({ key, altKey, ctrlKey, metaKey }: KeyboardEvent) {
  if (altKey && key === 'ArrowUp') return 'up';
  if (altKey && key === 'ArrowDown') return 'down';
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'd') return 'copy';
  if (key === 'Delete') return 'remove';
  return key === 'Enter' ? 'open' : undefined;
}
