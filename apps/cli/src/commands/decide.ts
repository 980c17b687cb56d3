import { readFile } from 'node:fs/promises';
import type { Edition, Facts, Language } from '@bitan/definitions';
import {
  type Decided,
  decide,
  type Explanation,
  explain,
  FactError,
  toContract,
} from '@bitan/rules';
import { exits, Misuse } from '../exits.ts';
import { editionOf } from './check.ts';

/** Prints the decision as the JSON that other tools read, or its outcome in a line. */
export async function decideCommand(
  root: string,
  pack: string,
  decision: string,
  options: { facts: string; json?: boolean },
): Promise<number> {
  const { edition, decided } = await decidedOn(root, pack, decision, options.facts);
  if (options.json) console.log(JSON.stringify(toContract(decided), null, 2));
  else console.log(explain(edition, decided, 'zh-CN').summary);
  return decided.complete ? exits.good : exits.findings;
}

/** Says a decision in words: the proposal, each rule with its basis, and what kept others away. */
export async function explainCommand(
  root: string,
  pack: string,
  decision: string,
  options: { facts: string; language: string },
): Promise<number> {
  const language = languageOf(options.language);
  const { edition, decided } = await decidedOn(root, pack, decision, options.facts);
  print(explain(edition, decided, language), language);
  return decided.complete ? exits.good : exits.findings;
}

export function languageOf(text: string): Language {
  if (text === 'zh-CN' || text === 'en') return text;
  throw new Misuse(`--language: zh-CN | en, 不是 / not “${text}”`);
}

async function decidedOn(
  root: string,
  pack: string,
  decision: string,
  file: string,
): Promise<{ edition: Edition; decided: Decided }> {
  const edition = await editionOf(root, pack);
  mustHaveDecision(edition, decision);
  const facts = await factsIn(file);
  try {
    const at = new Date().toISOString();
    return { edition, decided: await decide(edition, decision, facts, { at }) };
  } catch (error) {
    if (!(error instanceof FactError)) throw error;
    const lines = error.problems.map(
      ({ fact, message, cure }) =>
        `${fact}: ${message['zh-CN']} ${cure['zh-CN']} / ${message.en} ${cure.en}`,
    );
    throw new Misuse(`${file}\n${lines.join('\n')}`);
  }
}

export function mustHaveDecision({ decisions }: Edition, id: string): void {
  if (Object.hasOwn(decisions, id)) return;
  const known = Object.keys(decisions).join(', ');
  throw new Misuse(`没有这个判断 / no such decision: ${id}. 可用 / known: ${known}`);
}

export async function factsIn(file: string): Promise<Facts> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Misuse(`读不到事实文件 / cannot read the facts: ${file}`);
  });
  try {
    const facts: unknown = JSON.parse(text);
    if (facts && typeof facts === 'object' && !Array.isArray(facts)) return facts as Facts;
  } catch (error) {
    throw new Misuse(`${file}: ${(error as Error).message}`);
  }
  throw new Misuse(`${file}: 应为 {"事实": 值} 的 JSON 对象 / expected a JSON object of facts`);
}

function print(explanation: Explanation, language: Language): void {
  const mark = (holds: boolean | null) => (holds === null ? '?' : holds ? '✓' : '✗');
  console.log(explanation.summary);
  for (const rule of explanation.rules) {
    console.log(`\n${mark(rule.holds)} ${rule.sentence}`);
    for (const { sentence, holds, depth } of rule.conditions) {
      console.log(`${'  '.repeat(depth + 1)}${mark(holds)} ${sentence}`);
    }
    for (const { title, article } of rule.basis) {
      console.log(`  § ${title[language]}${article ? ` ${article}` : ''}`);
    }
  }
  for (const { outcome, reasons } of explanation.notHappened) {
    console.log(`\n– ${outcome.type}: ${reasons.join(language === 'en' ? '; ' : '；')}`);
  }
}
