import { isDeepStrictEqual } from 'node:util';
import { generated, planOf } from '@bitan/rules';
import { jsonLogic, jsonRulesEngine, ours, zenEngine } from './engines.mjs';
import { byHand, casesOf, editionOf } from './many-rules.mjs';

const scales = [25, 250, 2500];

/** Deciding with full trace, compiled, against other engines on the same decisions. */
export async function benchCompile() {
  const rows = [];
  for (const rules of scales) rows.push(await benchScale(rules));
  return rows;
}

async function benchScale(rules) {
  const edition = editionOf(rules);
  const cases = casesOf(1000);
  const engines = {
    'json-rules-engine': jsonRulesEngine(edition),
    'zen-engine (no trace)': zenEngine(edition),
    'json-logic-engine (no trace)': jsonLogic(edition),
  };
  const measured = { rules, 'compile ms': await compiling(edition) };
  const cpu = {};
  for (const backEnd of ['generated', 'closures']) {
    const engine = ours(backEnd, edition);
    for (const facts of cases.slice(0, 200)) {
      engine.run(engine.prepared(facts));
      for (const [name, run] of Object.entries(engines)) {
        mustBeEqual(name, engine.result(), await run(facts));
      }
      if (rules === 25) mustBeEqual('by hand', engine.result(), byHand(facts));
    }
    cpu[backEnd] = cpuOf(engine.run, cases.map(engine.prepared));
    if (rules === 25 && backEnd === 'generated') {
      cpu['generated, from an object'] = cpuOf(
        (facts) => engine.run(engine.prepared(facts)),
        cases,
      );
    }
  }
  if (rules === 25) cpu['by hand (no trace)'] = cpuOf(byHand, cases);
  cpu['json-logic-engine (no trace)'] = cpuOf(engines['json-logic-engine (no trace)'], cases);
  for (const name of ['json-rules-engine', 'zen-engine (no trace)']) {
    cpu[name] = await cpuOfAsync(engines[name], cases.slice(0, rules > 250 ? 30 : 300));
  }
  for (const [name, us] of Object.entries(cpu)) measured[`${name} µs`] = Number(us.toPrecision(3));
  const times = (backEnd) => Math.round(cpu['json-rules-engine'] / cpu[backEnd]);
  return {
    ...measured,
    'generated : json-rules-engine': times('generated'),
    'closures : json-rules-engine': times('closures'),
    ...(rules === 25 && {
      'generated / by hand (goal ≤ 4)': (cpu.generated / cpu['by hand (no trace)']).toFixed(1),
    }),
  };
}

/** From an edition to a function that decides, the best of five. */
async function compiling(edition) {
  const times = Array.from({ length: 5 }, () => {
    const before = performance.now();
    generated(planOf(edition, 'deadline'));
    return performance.now() - before;
  });
  return Math.round(Math.min(...times));
}

function mustBeEqual(name, own, other) {
  if (!isDeepStrictEqual(own, other)) {
    throw new Error(`${name}: ${JSON.stringify(own)} and ${JSON.stringify(other)}`);
  }
}

let kept;

/** CPU time of one run in microseconds: the median of seven rounds of at least 0.2 s. */
function cpuOf(run, inputs) {
  const round = () => {
    let runs = 0;
    const before = process.cpuUsage();
    const until = performance.now() + 200;
    while (performance.now() < until) {
      // Kept, so that V8 does not leave out making it.
      for (const input of inputs) kept = run(input);
      runs += inputs.length;
    }
    return since(before) / runs;
  };
  round();
  if (kept === null) throw new Error('it came to nothing');
  return median(Array.from({ length: 7 }, round));
}

async function cpuOfAsync(run, inputs) {
  const rounds = [];
  for (let i = 0; i < 4; i += 1) {
    const before = process.cpuUsage();
    for (const input of inputs) await run(input);
    rounds.push(since(before) / inputs.length);
  }
  return median(rounds.slice(1));
}

const since = (before) => {
  const { user, system } = process.cpuUsage(before);
  return user + system;
};
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
