import type { Edition, Example, Language, RuleEvent, Text } from '@bitan/definitions';
import { decide } from './decide.ts';
import { type Decided, givenBy, keyOf, type OutcomeGiven } from './decided.ts';
import { decisionOf, titleOf } from './find.ts';
import { sayOutcome } from './say.ts';
import { supposing } from './supposing.ts';
import { words } from './words.ts';

/** Whether one expectation of a case is met, and if not, what came instead. */
export interface ExampleResult {
  readonly example: Example;
  readonly decision: string;
  readonly ok: boolean;
  readonly message: Text;
  readonly decided: Decided;
}

/** Runs every case that the packs of an edition brought. */
export async function runExamples(edition: Edition): Promise<ExampleResult[]> {
  const results: ExampleResult[] = [];
  for (const example of edition.examples) {
    const { parameters } = example;
    const supposed = parameters ? supposing(edition, parameters) : edition;
    for (const expectation of example.expect)
      results.push(await run(supposed, example, expectation));
  }
  return results;
}

type Expected = Example['expect'][number];

/** A decision that missing facts leave open meets no expectation: it could still come out so. */
async function run(edition: Edition, example: Example, expected: Expected): Promise<ExampleResult> {
  const decided = await decide(edition, expected.decision, example.facts);
  const got = decided.outcomes ?? (decided.outcome ? [decided.outcome] : []);
  const { outcomes = got, never = [] } = expected;
  const ok =
    decided.complete &&
    sameOutcomes(got, outcomes) &&
    !got.some(({ type }) => never.includes(type));
  const message = messageOf(edition, expected, decided, got);
  return { example, decision: expected.decision, ok, message, decided };
}

function sameOutcomes(got: readonly OutcomeGiven[], expected: readonly RuleEvent[]): boolean {
  const keys = (events: readonly RuleEvent[]) => events.map((one) => keyOf(givenBy(one))).sort();
  return keys(got).join() === keys(expected).join();
}

/** What was expected and what came, in a sentence; the decision's title leads it. */
function messageOf(
  edition: Edition,
  { decision: id, outcomes, never = [] }: Expected,
  { missing }: Decided,
  got: readonly RuleEvent[],
): Text {
  const decision = decisionOf(edition, id);
  const said = (language: Language, events: readonly RuleEvent[]) =>
    events.map((event) => sayOutcome(decision, event, language)).join(words[language].list) ||
    words[language].none;
  const titles = (language: Language) =>
    missing
      .map((fact) => words[language].quote(titleOf(edition, fact)?.[language] ?? fact))
      .join(words[language].list);
  const sentence = (language: Language, [must, mustNot, came, lacks]: readonly string[]) => {
    const clauses = [
      outcomes && `${must}${said(language, outcomes)}`,
      never.length > 0 &&
        `${mustNot}${said(
          language,
          never.map((type) => ({ type })),
        )}`,
      `${came}${said(language, got)}`,
      missing.length > 0 && `${lacks}${titles(language)}`,
    ];
    return clauses.filter(Boolean).join(words[language].also);
  };
  return {
    'zh-CN': `${decision.title['zh-CN']}：${sentence('zh-CN', ['应为', '不应为', '实为', '缺少'])}。`,
    en: `${decision.title.en}: ${sentence('en', ['expected ', 'never ', 'got ', 'missing '])}.`,
  };
}
