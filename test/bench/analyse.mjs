import { analyse, coverage, proveAll, stricter } from '@bitan/rules';
import { editionOf } from './many-rules.mjs';

const scales = [25, 250, 2500];

/** Everything that is proved before an edition is published. */
export async function benchAnalyse() {
  const asked = process.argv.slice(2).map(Number).filter(Boolean);
  return (asked.length > 0 ? asked : scales.slice(0, 2)).map((rules) => {
    const edition = withInvariant(editionOf(rules));
    const times = Array.from({ length: 3 }, () => {
      const before = performance.now();
      const findings = analyse(edition);
      const proofs = proveAll(edition);
      const milder = stricter(edition, { ...edition, id: 'local' });
      coverage(edition);
      const ms = performance.now() - before;
      const open = [...findings, ...proofs, ...milder].filter(
        ({ result }) => result === 'undecided',
      );
      return { ms, findings: findings.length, undecided: open.length };
    });
    const [best] = times.sort((a, b) => a.ms - b.ms);
    return {
      rules,
      'all proofs ms (goal < 1,000 for 250)': Math.round(best.ms),
      findings: best.findings,
      undecided: best.undecided,
    };
  });
}

/** What is serious is never closed without a look. */
function withInvariant(edition) {
  const title = { 'zh-CN': '不了结', en: 'not closed' };
  const invariant = {
    id: 'serious',
    kind: 'decision',
    title,
    basis: [],
    decision: 'disposition',
    when: { all: [{ fact: 'severity', operator: 'equal', value: 5 }] },
    never: ['close'],
  };
  return { ...edition, invariants: { serious: invariant } };
}
