import type { Edition, Text } from '@bitan/definitions';
import { loadChain } from '@bitan/definitions/load';
import { review } from '@bitan/definitions/resolve';
import { analyse, boundaryCases, coverage, type Strictness, stricter } from '@bitan/rules';
import { exits } from '../exits.ts';
import { editionOf } from './check.ts';

/**
 * Says what an analysis of all rules finds, whether the pack is nowhere milder than the level above,
 * and which rules and conditions its cases never show.
 */
export async function analyseCommand(
  root: string,
  pack: string,
  options: { json?: boolean; cases?: boolean },
): Promise<number> {
  const edition = await editionOf(root, pack);
  if (options.cases) {
    console.log(JSON.stringify({ cases: boundaryCases(edition) }, null, 2));
    return exits.good;
  }
  const findings = analyse(edition);
  const strictness = await againstAbove(root, pack, edition);
  const covered = coverage(edition);
  if (options.json)
    console.log(JSON.stringify({ findings, strictness, coverage: covered }, null, 2));
  else {
    for (const { key, sentence } of findings) tell('!', key, sentence);
    for (const { decision, result, sentence } of strictness) {
      if (sentence) tell(result === 'milder' ? '✗' : '?', decision, sentence);
    }
    const rules = covered.filter(({ decided }) => decided === 0);
    for (const { decision, rule } of rules) tell('!', `${decision} ${rule}`, uncovered);
    console.log(
      `发现 / findings: ${findings.length}; 案例未触及的规则 / rules without a case: ${rules.length}`,
    );
  }
  const isMilder = strictness.some(({ result }) => result === 'milder' || result === 'undecided');
  return findings.length > 0 || isMilder ? exits.findings : exits.good;
}

const uncovered: Text = { 'zh-CN': '没有案例使它起作用。', en: 'It decides in no case.' };

async function againstAbove(root: string, pack: string, edition: Edition): Promise<Strictness[]> {
  const chain = await loadChain(root, pack);
  const above = chain.length > 1 ? review(chain.slice(0, -1)).edition : undefined;
  return above ? stricter(above, edition) : [];
}

function tell(mark: string, key: string, sentence: Text): void {
  console.log(`${mark} ${key}\n  ${sentence['zh-CN']}\n  ${sentence.en}`);
}
