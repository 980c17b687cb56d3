import { isDeepStrictEqual } from 'node:util';
import { factsOf } from '@bitan/definitions';
import { loadChain } from '@bitan/definitions/load';
import { resolve } from '@bitan/definitions/resolve';
import { decide, exportRules } from '@bitan/rules';
import { Engine } from 'json-rules-engine';

const rounds = 5;
const runs = 1000;

const minor = {
  'report.violation': true,
  'report.severity': 'minor',
  'report.evidence': 'insufficient',
  'report.checkable': false,
  'report.elements': 0.4,
  'report.hasWhoWhatWhen': false,
  'subject.kind': 'individual',
};
/** The results are checked equal on all of these; the first is the one that is measured. */
const equalOn = [
  minor,
  { ...minor, 'report.severity': 'tendency', 'report.violation': false, 'report.evidence': 'none' },
  { ...minor, 'report.severity': 'sanctionable', 'report.checkable': true },
  { ...minor, 'subject.kind': 'team' },
];

/** Deciding a disposition with full trace, against json-rules-engine alone on the same rules. */
export async function benchDecide() {
  const edition = resolve(await loadChain('.', 'national'));
  const ours = (facts) => decide(edition, 'disposition', facts);
  const peer = peerOf(edition, 'disposition');
  for (const facts of equalOn) mustAgree(await ours(facts), await peer(facts));
  const [facts] = equalOn;
  const measured = [];
  for (let i = 0; i < rounds; i += 1) {
    const own = await cpuOf(() => ours(facts));
    measured.push({ own, other: await cpuOf(() => peer(facts)) });
  }
  const { own, other } = measured.sort((a, b) => a.own / a.other - b.own / b.other)[
    Math.floor(rounds / 2)
  ];
  return {
    'ours µs': Math.round(own),
    'json-rules-engine µs': Math.round(other),
    'ratio (goal ≤ 1.5)': (own / other).toFixed(2),
  };
}

/** Every decision that was made on the way must be the same, not only the last. */
function mustAgree(decided, theirs) {
  for (const one of [...decided.required, decided]) {
    const types = one.outcomes?.map(({ type }) => type) ?? one.outcome?.type;
    if (!isDeepStrictEqual(types, theirs[one.decision])) {
      throw new Error(`the results of ${one.decision} differ`);
    }
  }
}

/**
 * json-rules-engine as it is fastest: engines made once, and only the facts that rules read. It runs
 * the required decisions first, and adds their outcomes as facts.
 */
function peerOf(edition, decision) {
  const decisions = [...(edition.decisions[decision].requires ?? []), decision].map((id) => {
    const { hit, otherwise } = edition.decisions[id];
    const { rules, facts: parameters } = exportRules(edition, id);
    const read = [...new Set(rules.flatMap(({ conditions }) => factsOf(conditions)))];
    const defaults = read.flatMap((fact) => {
      const value = edition.facts[fact]?.default;
      return value === undefined ? [] : [[fact, value]];
    });
    const engine = new Engine(rules, { allowUndefinedFacts: true });
    const given = { ...Object.fromEntries(defaults), ...parameters };
    return { id, hit, otherwise: otherwise?.type, engine, given, read };
  });
  return async (facts) => {
    const made = {};
    for (const { id, hit, otherwise, engine, given, read } of decisions) {
      const known = { ...given };
      for (const fact of read) {
        const value = fact.startsWith('decision:') ? made[fact.slice(9)] : facts[fact];
        if (value !== undefined) known[fact] = value;
      }
      const { events } = await engine.run(known);
      const types = events.map(({ type }) => type);
      made[id] = hit === 'collect' ? types : (types[0] ?? otherwise);
    }
    return made;
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
