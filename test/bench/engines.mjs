// The same decisions in several engines. Each gives, for a case, the numbers of the rules that made
// each decision: a list where it collects, otherwise one, or -1 where none did.

import { closures, exportRules, generated, planOf, resultOf } from '@bitan/rules';
import zen from '@gorules/zen-engine';
import { LogicEngine } from 'json-logic-engine';
import { Engine } from 'json-rules-engine';

const numberOf = (outcome) => outcome.params?.rule ?? -1;

/** Ours: the packed trace of everything is written at each run; the result is read when asked. */
export function ours(backEnd, edition) {
  const plan = planOf(edition, 'deadline');
  const decide = { closures, generated }[backEnd](plan);
  const packed = new Int32Array(plan.packedWords);
  return {
    /** Facts come as a row, as they would from a database. */
    prepared: (facts) => plan.facts.map((id) => facts[id]),
    run: (row) => decide(row, packed, 0),
    result() {
      return Object.fromEntries(
        plan.decisions.map((planned) => {
          const own = { ...plan, decisions: [planned] };
          const { outcomes } = resultOf(own, packed, 0);
          const numbers = outcomes.map(numberOf);
          const { hit, id } = planned.decision;
          return [id, hit === 'collect' ? numbers : (numbers[0] ?? -1)];
        }),
      );
    },
  };
}

export function jsonRulesEngine(edition) {
  const decisions = Object.values(edition.decisions).map(({ id, hit }) => ({
    id,
    hit,
    engine: new Engine(exportRules(edition, id).rules, { allowUndefinedFacts: true }),
  }));
  return async (facts) => {
    const made = {};
    const known = { ...facts };
    for (const { id, hit, engine } of decisions) {
      const { events } = await engine.run(known);
      const numbers = events.map(numberOf);
      known[`decision:${id}`] = events.map(({ type }) => type);
      made[id] = hit === 'collect' ? numbers.sort((a, b) => a - b) : (numbers[0] ?? -1);
    }
    return made;
  };
}

const logicOperators = {
  equal: '===',
  greaterThan: '>',
  greaterThanInclusive: '>=',
  lessThan: '<',
  lessThanInclusive: '<=',
};

function asLogic(condition) {
  if (condition.all) return { and: condition.all.map(asLogic) };
  if (condition.any) return { or: condition.any.map(asLogic) };
  if (condition.not) return { '!': [asLogic(condition.not)] };
  const { fact, operator, value } = condition;
  if (operator === 'contains') return { in: [value, { var: 'concern' }] };
  if (operator === 'in') return { in: [{ var: fact }, value] };
  return { [logicOperators[operator]]: [{ var: fact }, value] };
}

/** json-logic-engine, its rules compiled; it has no decisions, so the loop is ours. */
export function jsonLogic(edition) {
  const engine = new LogicEngine();
  const decisions = Object.values(edition.decisions).map(({ id, hit, rules }) => ({
    id,
    hit,
    tests: rules.map(({ conditions, event }) => [
      engine.build(asLogic(conditions)),
      numberOf(event),
    ]),
  }));
  return (facts) => {
    const made = {};
    const known = { ...facts, concern: [] };
    for (const { id, hit, tests } of decisions) {
      if (hit === 'collect') {
        made[id] = tests.filter(([holds]) => holds(known) === true).map(([, number]) => number);
        if (id === 'concern' && made[id].length > 0) known.concern = ['must-talk'];
      } else made[id] = tests.find(([holds]) => holds(known) === true)?.[1] ?? -1;
    }
    return made;
  };
}

const zenOperators = {
  equal: '==',
  greaterThan: '>',
  greaterThanInclusive: '>=',
  lessThan: '<',
  lessThanInclusive: '<=',
  in: 'in',
};
const zenValue = (value) => {
  if (typeof value === 'string') return `'${value}'`;
  return Array.isArray(value) ? `[${value.map(zenValue).join(', ')}]` : String(value);
};

function asZen(condition) {
  if (condition.all) return `(${condition.all.map(asZen).join(' and ')})`;
  if (condition.any) return `(${condition.any.map(asZen).join(' or ')})`;
  if (condition.not) return `(not ${asZen(condition.not)})`;
  const { fact, operator, value } = condition;
  if (operator === 'contains') return '(len(concern) > 0)';
  return `(${fact} ${zenOperators[operator]} ${zenValue(value)})`;
}

/** zen-engine: a graph with a decision table for each decision, one after another. */
export function zenEngine(edition) {
  const position = { x: 0, y: 0 };
  const tables = Object.values(edition.decisions).map(({ id, hit, rules }) => ({
    id,
    type: 'decisionTableNode',
    name: id,
    position,
    content: {
      hitPolicy: hit,
      passThrough: true,
      inputField: null,
      outputPath: id,
      executionMode: 'single',
      inputs: [{ id: 'when', name: 'when', type: 'expression' }],
      outputs: [{ id: 'then', field: 'rule', name: 'rule', type: 'expression' }],
      rules: rules.map(({ name, conditions, event }) => ({
        _id: name,
        when: asZen(conditions),
        then: String(numberOf(event)),
      })),
    },
  }));
  const nodes = [
    { id: 'in', type: 'inputNode', name: 'in', position },
    ...tables,
    { id: 'out', type: 'outputNode', name: 'out', position },
  ];
  const edges = nodes.slice(1).map((node, i) => ({
    id: `edge-${i}`,
    type: 'edge',
    sourceId: nodes[i].id,
    targetId: node.id,
  }));
  const content = { contentType: 'application/vnd.gorules.decision', nodes, edges };
  const decision = new zen.ZenEngine().createDecision(new zen.ZenDecisionContent(content));
  return async (facts) => {
    const { result } = await decision.evaluate(facts);
    return Object.fromEntries(
      Object.values(edition.decisions).map(({ id, hit }) => [
        id,
        hit === 'collect' ? (result[id] ?? []).map(({ rule }) => rule) : (result[id]?.rule ?? -1),
      ]),
    );
  };
}
