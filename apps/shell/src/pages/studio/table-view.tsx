import type { Condition, Decision, Language, Leaf, Rule, Sayable } from '@bitan/definitions';
import { leafWords, sayCondition, sayOutcome } from '@bitan/rules/browser';
import { Select } from 'antd';
import { type KeyboardEvent, memo, useMemo, useState } from 'react';
import { NearRows } from '../../components/near-rows.tsx';
import { useTexts } from '../../texts/index.ts';
import { LeafForm } from './leaf-form.tsx';
import { useStudio } from './studio.tsx';

interface Props {
  readonly decision: Decision;
  readonly rules: readonly Rule[];
  readonly mayEdit: boolean;
  readonly active: { readonly rule: string; readonly part: string } | undefined;
  readonly onPart: (rule: string, part: string | undefined) => void;
  readonly onCell: (rule: string, fact: string, leaf: Leaf | undefined) => void;
  readonly onOther: (rule: string) => void;
  readonly onKey: (rule: string, event: KeyboardEvent) => void;
}

/**
 * The decision as a table: a row for each rule, a column for each fact that rules compare at their
 * top, and one for what does not fit into columns (alternatives, negations).
 */
export function TableView({ decision, rules, mayEdit, active, ...rest }: Props) {
  const { t, say } = useTexts();
  const { vocabulary } = useStudio();
  const [added, setAdded] = useState<readonly string[]>([]);
  const used = useMemo(() => columnsOf(decision.rules), [decision.rules]);
  const columns = useMemo(
    () => [...used, ...added.filter((fact) => !used.includes(fact))],
    [used, added],
  );
  const titleOf = (fact: string) => {
    const term = vocabulary.terms.get(fact);
    return term ? say(term.title) : fact;
  };
  const numbers = useMemo(
    () => new Map(decision.rules.map(({ name }, i) => [name, i + 1])),
    [decision.rules],
  );
  const free = [...vocabulary.terms.values()].filter(({ id }) => !columns.includes(id));
  return (
    <div className="stack-small">
      {mayEdit && (
        <Select<string>
          aria-label={t('studio.addColumn')}
          placeholder={t('studio.addColumn')}
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: 280 }}
          value={null}
          options={free.map(({ id, title }) => ({ value: id, label: say(title) }))}
          onChange={(fact) => setAdded([...added, fact])}
        />
      )}
      <section
        className="decision-table"
        tabIndex={0}
        aria-label={`${t('studio.view_table')} ${say(decision.title)}`}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{t('studio.number')}</th>
              <th scope="col">{t('studio.rule')}</th>
              {columns.map((fact) => (
                <th scope="col" key={fact}>
                  {titleOf(fact)}
                </th>
              ))}
              <th scope="col" className="sentences">
                {t('studio.others')}
              </th>
              <th scope="col">{t('studio.outcome')}</th>
            </tr>
          </thead>
          {chunksOf(rules).map((chunk, i) => (
            <NearRows
              key={i}
              within=".decision-table"
              height={chunk.length * rowHeight}
              keep={i === 0 || chunk.some(({ name }) => name === active?.rule)}
            >
              {() =>
                chunk.map((rule) => (
                  <Row
                    key={rule.name}
                    decision={decision.id}
                    rule={rule}
                    number={numbers.get(rule.name) ?? 0}
                    columns={columns}
                    mayEdit={mayEdit && !rule.locked}
                    part={active?.rule === rule.name ? active.part : undefined}
                    {...rest}
                  />
                ))
              }
            </NearRows>
          ))}
        </table>
      </section>
    </div>
  );
}

const chunkSize = 25;
/** In pixels, of a row whose cells fit on one line. */
const rowHeight = 38;

const chunksOf = (rules: readonly Rule[]): (readonly Rule[])[] =>
  Array.from({ length: Math.ceil(rules.length / chunkSize) }, (_, i) =>
    rules.slice(i * chunkSize, (i + 1) * chunkSize),
  );

interface RowProps extends Omit<Props, 'decision' | 'rules' | 'active'> {
  readonly decision: string;
  readonly rule: Rule;
  readonly number: number;
  readonly columns: readonly string[];
  readonly part: string | undefined;
}

const Row = memo(function Row(props: RowProps) {
  const { decision, rule, number, columns, mayEdit, part, onPart, onCell, onOther, onKey } = props;
  const { t, say, language } = useTexts();
  const { words } = useStudio();
  const decided = words.decisions[decision];
  const { cells, others } = inColumns(rule.conditions);
  const { name } = rule;
  return (
    <tr data-rule={name} onKeyDown={(event) => onKey(name, event)}>
      <td>{number}</td>
      <th scope="row">{say(rule.title)}</th>
      {columns.map((fact) => {
        const leaves = cells.get(fact) ?? [];
        const at = `column:${fact}`;
        const said = leaves.map((leaf) => compared(words, leaf, language)).join(t('common.also'));
        if (part === at) {
          return (
            <td key={fact}>
              <LeafForm
                leaf={leaves[0] ?? ({ fact, operator: 'equal' } as unknown as Leaf)}
                label={t('studio.condition')}
                onDone={(leaf) => onCell(name, fact, leaf)}
                onCancel={() => onPart(name, undefined)}
              />
            </td>
          );
        }
        return (
          <td key={fact}>
            {mayEdit && leaves.length < 2 ? (
              <button
                type="button"
                className="cell"
                data-fact={fact}
                aria-label={`${say(rule.title)} ${said || t('studio.any')}`}
                onClick={() => onPart(name, at)}
              >
                {said || '—'}
              </button>
            ) : (
              said || '—'
            )}
          </td>
        );
      })}
      <td className="sentences">
        {others.length > 0 && (
          <button type="button" className="cell" onClick={() => onOther(name)}>
            {others.map((one) => sayCondition(words, one, language)).join(t('common.also'))}
          </button>
        )}
      </td>
      <td>
        <strong>{decided && sayOutcome(decided, rule.event, language)}</strong>
      </td>
    </tr>
  );
});

/** In a column the fact need not be named again, nor the parameter beside its value. */
function compared(words: Sayable, leaf: Leaf, language: Language): string {
  const { operator, operand, value = operand } = leafWords(words, leaf, language);
  return leaf.operator === 'equal' ? value : `${operator} ${value}`;
}

/** The facts that rules compare at their top, those that most rules use first. */
function columnsOf(rules: readonly Rule[]): string[] {
  const counts = new Map<string, number>();
  for (const { conditions } of rules) {
    for (const fact of inColumns(conditions).cells.keys())
      counts.set(fact, (counts.get(fact) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([fact]) => fact);
}

function inColumns(conditions: Condition): {
  cells: ReadonlyMap<string, readonly Leaf[]>;
  others: readonly Condition[];
} {
  const cells = new Map<string, Leaf[]>();
  const others: Condition[] = [];
  for (const part of partsOf(conditions)) {
    if ('fact' in part) cells.set(part.fact, [...(cells.get(part.fact) ?? []), part]);
    else others.push(part);
  }
  return { cells, others };
}

/** What must all hold; alternatives are one part, unless there is only one. */
function partsOf(conditions: Condition): readonly Condition[] {
  if ('all' in conditions) return conditions.all;
  return 'any' in conditions && conditions.any.length === 1 ? conditions.any : [conditions];
}

/** A rule with another comparison in a column. */
export function withCell(rule: Rule, fact: string, leaf: Leaf | undefined): Rule {
  const parts = partsOf(rule.conditions);
  const place = parts.findIndex((part) => 'fact' in part && part.fact === fact);
  const all =
    place < 0
      ? [...parts, ...(leaf ? [leaf] : [])]
      : parts.toSpliced(place, 1, ...(leaf ? [leaf] : []));
  return all.length === 0 ? rule : { ...rule, conditions: { all } };
}
