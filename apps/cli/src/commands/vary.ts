import type { Edition, Facts, FactValue, Language, ParameterValue } from '@bitan/definitions';
import { checkFacts, decide, explain, FactError, supposing, whyNot } from '@bitan/rules';
import { exits, Misuse } from '../exits.ts';
import { editionOf } from './check.ts';
import { factsIn, languageOf, mustHaveDecision } from './decide.ts';

interface WhyNotOptions {
  readonly facts: string;
  readonly language: string;
  readonly json?: boolean;
}

/** Says why a decision did not come to an outcome, and what would have led to it. */
export async function whyNotCommand(
  root: string,
  pack: string,
  decision: string,
  outcome: string,
  options: WhyNotOptions,
): Promise<number> {
  const language = languageOf(options.language);
  const edition = await editionOf(root, pack);
  mustHaveDecision(edition, decision);
  const facts = await checkedFacts(edition, options.facts);
  const at = new Date().toISOString();
  const found = await whyNot(edition, decision, facts, outcome, language, { at }).catch((error) => {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  });
  if (options.json) console.log(JSON.stringify(found, null, 2));
  else tell(found, language);
  return found.happened ? exits.findings : exits.good;
}

function tell(found: Awaited<ReturnType<typeof whyNot>>, language: Language): void {
  if (found.happened) {
    console.log(language === 'en' ? 'It did come to that.' : '结论正是如此。');
    return;
  }
  for (const reason of found.reasons) console.log(`– ${reason}`);
  for (const { summary, changes } of [found.facts, found.parameters]) {
    console.log(`\n${summary}`);
    for (const { sentence, basis } of changes) {
      console.log(`  ${sentence}`);
      for (const { title, article } of basis) {
        console.log(`    § ${title[language]}${article ? ` ${article}` : ''}`);
      }
    }
  }
}

interface WhatIfOptions {
  readonly facts: string;
  readonly language: string;
  readonly set: readonly string[];
  readonly param: readonly string[];
}

/** Decides with other facts or parameters, and says both. */
export async function whatIfCommand(
  root: string,
  pack: string,
  decision: string,
  options: WhatIfOptions,
): Promise<number> {
  const language = languageOf(options.language);
  const edition = await editionOf(root, pack);
  mustHaveDecision(edition, decision);
  const facts = await checkedFacts(edition, options.facts);
  const changed = { ...facts, ...(valuesIn(options.set) as Record<string, FactValue>) };
  checked(edition, changed);
  const parameters = valuesIn(options.param) as Record<string, ParameterValue>;
  for (const id of Object.keys(parameters)) mustHaveParameter(edition, id);
  const at = new Date().toISOString();
  const then = supposing(edition, parameters);
  const before = await decide(edition, decision, facts, { at });
  const after = await decide(then, decision, changed, { at });
  console.log(explain(edition, before, language).summary);
  console.log(`→ ${explain(then, after, language).summary}`);
  return after.complete ? exits.good : exits.findings;
}

async function checkedFacts(edition: Edition, file: string): Promise<Facts> {
  const facts = await factsIn(file);
  checked(edition, facts);
  return facts;
}

function checked(edition: Edition, facts: Facts): void {
  try {
    checkFacts(edition, facts);
  } catch (error) {
    throw error instanceof FactError ? new Misuse(error.message) : error;
  }
}

/** `id=value`; the value is JSON, or else a text. */
function valuesIn(texts: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf('=');
      if (at < 1) throw new Misuse(`应为 名称=值 / expected id=value: ${text}`);
      return [text.slice(0, at), valueOf(text.slice(at + 1))];
    }),
  );
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function mustHaveParameter({ parameters }: Edition, id: string): void {
  if (Object.hasOwn(parameters, id)) return;
  const known = Object.keys(parameters).join(', ');
  throw new Misuse(`没有参数 / no such parameter: ${id}. 可用 / known: ${known}`);
}
