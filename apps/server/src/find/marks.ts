import type { FilterView } from '@bitan/api';
import {
  both,
  type Decision,
  derived,
  type Edition,
  type Form,
  type RuleEvent,
  type Workflow,
} from '@bitan/definitions';
import { visibleFields } from '@bitan/forms';
import { sayOutcome } from '@bitan/rules';

/**
 * By what cases can be narrowed beside their columns: what was chosen in the first form, and what
 * was decided. Each is a mark, `<filter>=<value>`, kept with the case in the search index.
 */
export function filtersOf(edition: Edition, workflow: Workflow): FilterView[] {
  return [...answerFilters(edition, workflow), ...outcomeFilters(edition, workflow)];
}

/** The marks that the answers of a case's first form make. */
export function marksOfAnswers(
  edition: Edition,
  workflow: Workflow,
  open: Readonly<Record<string, unknown>>,
): string[] {
  const form = edition.forms[workflow.start.form ?? ''];
  if (!form) return [];
  return choicesIn(form).flatMap(([field]) => {
    const value = open[field];
    return typeof value === 'string' || typeof value === 'boolean'
      ? [mark(answer(field), value)]
      : [];
  });
}

/** The marks that an outcome makes: what it is, and with what parameters. */
export const marksOfOutcomes = (decision: string, outcomes: readonly RuleEvent[]): string[] =>
  outcomes.map((outcome) => mark(`outcome.${decision}`, valueOf(outcome)));

const answer = (field: string) => `answer.${field}`;
const mark = (filter: string, value: string | boolean) => `${filter}=${value}`;

/** `talk`, or with what tells outcomes of a type apart `mustTalk.criterion-1`. */
function valueOf({ type, params = {} }: RuleEvent): string {
  const said = Object.entries(params)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `.${name}-${value}`);
  return type + said.join('');
}

/** Choices and yes/no questions of a form that everybody may see. */
const choicesIn = derived((form: Form) => {
  const visible = visibleFields(form, { roles: [] });
  return Object.entries(form.schema.properties).filter(
    ([field, schema]) =>
      visible.has(field) &&
      !form.fields?.[field]?.seal &&
      (schema.oneOf !== undefined || schema.type === 'boolean'),
  );
});

function answerFilters(edition: Edition, workflow: Workflow): FilterView[] {
  const form = edition.forms[workflow.start.form ?? ''];
  if (!form) return [];
  return choicesIn(form).map(([field, { title = field, oneOf }]) => {
    const en = form.texts?.en?.[field];
    return {
      id: answer(field),
      title: { 'zh-CN': title, en: en?.title ?? title },
      choices: (oneOf ?? yesOrNo).map((one) => ({
        value: one.const,
        title: { 'zh-CN': one.title, en: en?.options?.[one.const] ?? englishOf(one) },
      })),
    };
  });
}
const yesOrNo = [
  { const: 'true', title: '是', en: 'Yes' },
  { const: 'false', title: '否', en: 'No' },
];
const englishOf = (one: { title: string; en?: string }) => one.en ?? one.title;

/** The decisions of the flow's actions, with every outcome that a rule can give. */
function outcomeFilters(edition: Edition, { start, stages }: Workflow): FilterView[] {
  const actions = [start, ...stages.flatMap((stage) => stage.actions ?? [])];
  const ids = new Set(actions.flatMap(({ decision }) => decision ?? []));
  return [...ids].flatMap((id) => {
    const decision = edition.decisions[id];
    return decision
      ? [{ id: `outcome.${id}`, title: decision.title, choices: outcomesOf(decision) }]
      : [];
  });
}

function outcomesOf(decision: Decision) {
  const events = [
    ...decision.rules.map(({ event }) => event),
    ...(decision.otherwise ? [decision.otherwise] : []),
  ];
  const types = new Set(events.map(({ type }) => type));
  const rest = decision.outcomes
    .filter(({ type }) => !types.has(type))
    .map(({ type }) => ({ type }));
  const byValue = new Map([...events, ...rest].map((event) => [valueOf(event), event]));
  return [...byValue].map(([value, event]) => ({
    value,
    title: both((language) => sayOutcome(decision, event, language)),
  }));
}
