import { isDeepStrictEqual } from 'node:util';
import { loadChain } from '@bitan/definitions/load';
import { resolve } from '@bitan/definitions/resolve';
import { decide, exportRules } from '@bitan/rules';
import { Engine } from 'json-rules-engine';

const rounds = 5;
const runs = 1000;

/** Deciding a disposition with full trace, against json-rules-engine alone on the same rules. */
export async function benchDecide() {
  const edition = resolve(await loadChain('.', 'national'));
  const facts = {
    'report.violation': true,
    'report.severity': 'minor',
    'report.evidence': 'insufficient',
    'report.checkable': false,
    'report.elements': 0.4,
    'report.hasWhoWhatWhen': false,
    'subject.kind': 'individual',
  };
  const peer = peerOf(edition, facts);
  const ours = await decide(edition, 'disposition', facts);
  const theirs = await peer();
  if (!isDeepStrictEqual(ours.outcome?.type, theirs)) throw new Error('the results differ');
  const ratios = [];
  let last;
  for (let i = 0; i < rounds; i += 1) {
    const own = await cpuOf(() => decide(edition, 'disposition', facts));
    const other = await cpuOf(peer);
    ratios.push(own / other);
    last = { 'ours µs': Math.round(own), 'json-rules-engine µs': Math.round(other) };
  }
  const ratio = ratios.sort((a, b) => a - b)[Math.floor(rounds / 2)];
  return { ...last, 'ratio (goal ≤ 1.5)': ratio.toFixed(2) };
}

/** json-rules-engine on the same decisions in the same order, all facts given. */
function peerOf(edition, facts) {
  const order = [...(edition.decisions.disposition.requires ?? []), 'disposition'];
  const defaults = Object.fromEntries(
    Object.values(edition.facts).flatMap((fact) =>
      fact.default === undefined ? [] : [[fact.id, fact.default]],
    ),
  );
  const decisions = order.map((id) => ({
    id,
    hit: edition.decisions[id].hit,
    otherwise: edition.decisions[id].otherwise,
    ...exportRules(edition, id),
  }));
  return async () => {
    const known = { ...defaults, ...facts };
    let last;
    for (const { id, hit, otherwise, rules, facts: parameters } of decisions) {
      const engine = new Engine(rules, { allowUndefinedFacts: true });
      const { events } = await engine.run({ ...known, ...parameters });
      const types = events.map(({ type }) => type);
      last = types[0] ?? otherwise?.type;
      known[`decision:${id}`] = hit === 'collect' ? types : last;
    }
    return last;
  };
}

/** CPU time of one run, in microseconds. */
async function cpuOf(work) {
  for (let i = 0; i < 50; i += 1) await work();
  const before = process.cpuUsage();
  for (let i = 0; i < runs; i += 1) await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / runs;
}
