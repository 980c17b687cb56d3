import type { Colleague, TimelineEntry } from '@bitan/api';
import type { Form, RuleEvent } from '@bitan/definitions';
import { visibleFields, type Whose } from '@bitan/forms';
import type { Decided } from '@bitan/rules';
import type { ActionEntry, DecisionEntry, Reading } from '@bitan/store';
import { findAction } from '@bitan/workflow';
import { versionIn } from '../moving/versions.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { decisionCard, saidOutcome } from '../said/card.ts';
import { named } from './case-row.ts';
import { asideOf } from './moved.ts';
import { namesIn, seen } from './names-in.ts';
import { type Standing, stageOf, workflowOf } from './standing.ts';

/** What was done on a case, latest first, each decision said by the edition that made it. */
export async function timeline(
  runtime: Runtime,
  me: SignedIn,
  reading: Reading,
  standing: Standing,
  entries: readonly ActionEntry[],
  nameOf: (id: string) => Colleague,
): Promise<TimelineEntry[]> {
  const { row } = standing;
  const [decisions, moved] = await Promise.all([
    reading.decisions.list(row.id),
    reading.movings.entries(row.id),
  ]);
  const whose = { roles: me.roles, stage: row.stage };
  const lines = entries.map(async (entry): Promise<TimelineEntry> => {
    // As it was made: a case that was moved since has entries of several editions.
    const office = await runtime.editions.of(me.office.id, entry.edition);
    const workflow = workflowOf(office.edition, row.workflow);
    const form = entry.form === undefined ? undefined : office.edition.forms[entry.form];
    const version = form && (await versionIn(runtime, me.office.id, office.edition, form.id));
    const answers = seenAnswers(form, entry, whose);
    return {
      seq: entry.seq,
      action: named(findAction(workflow, entry.action)),
      kind: entry.kind,
      actor: nameOf(entry.actor),
      ...(entry.actingFor && { actingFor: nameOf(entry.actingFor) }),
      at: entry.at,
      stage: named(stageOf(workflow, entry.stage)),
      ...(form && { form: seen(form, whose) }),
      answers,
      names: await namesIn(reading, form, answers),
      edition: entry.edition,
      ...(version && { version }),
      ...(form && asideOf(moved, entry, visibleFields(form, whose))),
      ...(entry.note && { reason: entry.note }),
      ...decisionOf(
        { office },
        decisions.find(({ seq }) => seq === entry.seq),
      ),
    };
  });
  return (await Promise.all(lines)).reverse();
}

function seenAnswers(form: Form | undefined, entry: ActionEntry, whose: Whose) {
  if (!form) return {};
  const visible = visibleFields(form, whose);
  const answers = entry.answers as Record<string, unknown>;
  return Object.fromEntries(Object.entries(answers).filter(([field]) => visible.has(field)));
}

/** The card and what was chosen, as they were then. */
export function decisionOf({ office }: Pick<Standing, 'office'>, entry: DecisionEntry | undefined) {
  const decision = entry && office.edition.decisions[entry.decision];
  if (!entry || !decision) return {};
  const chosen = (entry.chosen as RuleEvent[]).map((outcome) => saidOutcome(decision, outcome));
  const decided = entry.decided as Decided | null;
  return {
    chosen,
    deviates: entry.deviates,
    ...(entry.reason && { reason: entry.reason }),
    ...(decided && { card: decisionCard(office.edition, decided, { refused: () => undefined }) }),
  };
}
