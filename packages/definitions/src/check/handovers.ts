import type { Edition } from '../model/edition.ts';
import type { Action, Answered, HandedIn, Stage, Workflow } from '../model/workflow.ts';
import { type Place, unknown, within } from '../place.ts';
import type { Problem } from '../problem.ts';
import type { Check } from './index.ts';

type Forms = Pick<Edition, 'forms' | 'registers'>;

/** What another office answers is done where the matter waits, and what it sends has fields to stand in. */
export const checkHandovers: Check = ({ edition, placeOf }) =>
  Object.values(edition.workflows).flatMap((workflow) => {
    const place = placeOf(`workflows/${workflow.id}`);
    const { handedIn } = workflow;
    return [
      ...workflow.stages.flatMap((stage, i) =>
        checkAnswers(edition, stage, within(place, 'stages', i, 'answered')),
      ),
      ...(handedIn ? checkHandedIn(edition, workflow, handedIn, within(place, 'handedIn')) : []),
    ];
  });

function checkAnswers(edition: Forms, { actions = [], answered }: Stage, place: Place): Problem[] {
  if (!answered) return [];
  const { received, refused } = answered;
  return [received, refused].flatMap((one) => checkAnswered(edition, actions, one, place));
}

function checkAnswered(
  edition: Forms,
  actions: readonly Action[],
  { action: id, fills = {} }: Answered,
  place: Place,
): Problem[] {
  const action = actions.find((one) => one.id === id);
  if (!action) {
    const known = actions.map((one) => one.id);
    return [unknown('handover.action', place, ['步骤', 'action'], id, known)];
  }
  return missing(place, Object.keys(fills), fieldsOf(edition, action.form));
}

function checkHandedIn(
  edition: Forms,
  workflow: Workflow,
  { takes, person = [], unit = [], on, from, files }: HandedIn,
  place: Place,
): Problem[] {
  const asked = fieldsOf(edition, workflow.start.form);
  const recordOf = (kind: 'person' | 'unit') =>
    fieldsOf(edition, Object.values(edition.registers).find((one) => one.kind === kind)?.form);
  const own = [on, from?.field, from?.named, files].filter((field) => field !== undefined);
  return [
    ...missing(within(place, 'takes'), takes, asked),
    ...missing(within(place, 'person'), person, recordOf('person')),
    ...missing(within(place, 'unit'), unit, recordOf('unit')),
    ...missing(place, own, asked),
  ];
}

const fieldsOf = ({ forms }: Forms, id: string | undefined) =>
  Object.keys(forms[id ?? '']?.schema.properties ?? {});

const missing = (place: Place, fields: readonly string[], known: readonly string[]) =>
  fields
    .filter((field) => !known.includes(field))
    .map((field) => unknown('handover.field', place, ['字段', 'field'], field, known));
