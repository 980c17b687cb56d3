import type { Edition, Form, Pattern, PatternFill, PatternWord, Text } from '@bitan/definitions';
import type { Reading, Suggestion } from '@bitan/store';
import { civilDate } from '@bitan/workflow';
import type { UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import type { SignedIn } from '../people/signed-in.ts';
import { beginPrefilled } from '../work/prefilled.ts';
import { officeOf, workflowOf } from '../work/standing.ts';
import { mayStart, mustBeAllowedToStart } from '../work/start-case.ts';
import { declared, sayGroup } from './pattern.ts';

/**
 * Begins a case from what a leader took up: a form that is not finished yet, filled with what the
 * offer says of it.
 * @throws Refusal `not-open`, `forbidden`
 */
export const beginFromPattern: UseCase<'beginFromPattern'> = async (ask) => {
  const { runtime, me, path } = ask;
  const office = officeOf(runtime, me);
  const now = runtime.clock();
  const ready = await runtime.editions.at(me.office.id, now);
  const one = await office.suggestions.get(path.id);
  const { pattern, taken } = declared(ready.edition, one) ?? {};
  const start = one.state === 'accepted' ? taken?.start : undefined;
  if (!pattern || !start) throw new Refusal('not-open', { detail: notTaken });
  const workflow = workflowOf(ready.edition, start.workflow);
  mustBeAllowedToStart(me, workflow, ready.edition);
  const draft = await once(office, ask, async (tx) => {
    tx.audit.add({ event: 'pattern.begun', subject: one.id });
    const words = await wordsOf(tx, ready.edition, pattern, one);
    return beginPrefilled(tx, ready, {
      workflow,
      before: (await tx.suggestions.begunFrom(one.id)).map(({ draftId }) => draftId),
      fill: (form) => filled(form, start.fills ?? {}, { group: one.group, words, now }),
      then: (id) => tx.suggestions.begin(one.id, id),
    });
  });
  return { workflow: workflow.id, draft };
};

/** Whether this user may begin a case from it now. */
export function mayBegin(me: SignedIn, edition: Edition, one: Suggestion): boolean {
  const start = one.state === 'accepted' ? declared(edition, one)?.taken?.start : undefined;
  const workflow = edition.workflows[start?.workflow ?? ''];
  return workflow !== undefined && mayStart(me, workflow, edition);
}

type Words = Readonly<Record<PatternWord, string>>;

/** Only cases that the actor may see are named. Answers are in the language of the office. */
async function wordsOf(
  reading: Reading,
  edition: Edition,
  pattern: Pattern,
  one: Suggestion,
): Promise<Words> {
  const group = await sayGroup(reading, edition, pattern, one);
  const numbers = await reading.cases.numbers(one.cases);
  return {
    title: pattern.title['zh-CN'],
    group: group.map((text) => text['zh-CN']).join('、'),
    count: String(one.count),
    cases: one.cases.flatMap((id) => numbers.get(id) ?? []).join('、'),
    note: one.note ?? '',
  };
}

interface Seen {
  readonly group: Suggestion['group'];
  readonly words: Words;
  readonly now: string;
}

const filled = (form: Form, fills: Readonly<Record<string, PatternFill>>, seen: Seen) =>
  Object.fromEntries(
    Object.entries(fills).map(([field, fill]) => {
      const { type, maxLength } = form.schema.properties[field] ?? {};
      if (typeof fill !== 'object') return [field, fill];
      if ('today' in fill) return [field, civilDate(seen.now)];
      if ('text' in fill) return [field, sayIn(fill.text, seen.words).slice(0, maxLength)];
      const value = seen.group[fill.by];
      return [field, type === 'string' || value === undefined ? value : JSON.parse(value)];
    }),
  );

const sayIn = (text: string, words: Words): string =>
  text.replaceAll(/\{(\w+)\}/g, (named, word) => words[word as PatternWord] ?? named);

const notTaken: Text = {
  'zh-CN': '须先由领导采纳，且采纳的方式是另行立件。',
  en: 'A leader takes it up first, and in a way that begins a case.',
};
