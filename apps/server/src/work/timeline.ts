import type { Colleague, TimelineEntry } from '@bitan/api';
import type { Form, RuleEvent } from '@bitan/definitions';
import { visibleFields, type Whose } from '@bitan/forms';
import type { Decided } from '@bitan/rules';
import type { ActionEntry, DecisionEntry, Reading } from '@bitan/store';
import { findAction } from '@bitan/workflow';
import type { SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { decisionCard, saidOutcome } from '../said/card.ts';
import { named } from './case-row.ts';
import { namesIn, seen } from './names-in.ts';
import { type Standing, stageOf } from './standing.ts';

/** What was done on a case, latest first, each decision said by the edition that made it. */
export async function timeline(
  _runtime: Runtime,
  me: SignedIn,
  reading: Reading,
  standing: Standing,
  entries: readonly ActionEntry[],
  nameOf: (id: string) => Colleague,
): Promise<TimelineEntry[]> {
  const { workflow, office, row } = standing;
  const decisions = await reading.decisions.list(row.id);
  const whose = { roles: me.roles, stage: row.stage };
  const lines = entries.map(async (entry): Promise<TimelineEntry> => {
    const form = entry.form === undefined ? undefined : office.edition.forms[entry.form];
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
      ...(entry.note && { reason: entry.note }),
      ...decisionOf(
        standing,
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
export function decisionOf({ office }: Standing, entry: DecisionEntry | undefined) {
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
