import type { Edition, Example, RuleEvent, Text } from '@bitan/definitions';
import { decide } from './decide.ts';
import { type Decided, givenBy, keyOf, type OutcomeGiven } from './decided.ts';
import { sayOutcome } from './say.ts';
import { supposing } from './supposing.ts';

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

async function run(
  edition: Edition,
  example: Example,
  expected: Example['expect'][number],
): Promise<ExampleResult> {
  const decided = await decide(edition, expected.decision, example.facts);
  const got = decided.outcomes ?? (decided.outcome ? [decided.outcome] : []);
  const never = (expected.never ?? []).filter((type) => got.some((one) => one.type === type));
  const asExpected = expected.outcomes === undefined || sameOutcomes(got, expected.outcomes);
  return {
    example,
    decision: expected.decision,
    ok: asExpected && never.length === 0,
    message: messageOf(edition, expected, decided, got),
    decided,
  };
}

function sameOutcomes(got: readonly OutcomeGiven[], expected: readonly RuleEvent[]): boolean {
  const keys = (events: readonly RuleEvent[]) =>
    events
      .map((event) => keyOf(givenBy(event)))
      .sort()
      .join();
  return keys(got) === keys(expected);
}

function messageOf(
  edition: Edition,
  expected: Example['expect'][number],
  decided: Decided,
  got: readonly OutcomeGiven[],
): Text {
  const decision = edition.decisions[expected.decision];
  const said = (events: readonly RuleEvent[], language: 'zh-CN' | 'en') =>
    events
      .map((event) => (decision ? sayOutcome(decision, event, language) : event.type))
      .join(', ') || '—';
  const missing = decided.missing.join(', ');
  const never = (expected.never ?? []).map((type) => ({ type }));
  return {
    'zh-CN': `应为 ${said(expected.outcomes ?? [], 'zh-CN')}，不应为 ${said(never, 'zh-CN')}；实为 ${said(got, 'zh-CN')}${missing && `；缺少 ${missing}`}。`,
    en: `Expected ${said(expected.outcomes ?? [], 'en')}, never ${said(never, 'en')}; got ${said(got, 'en')}${missing && `; missing ${missing}`}.`,
  };
}
