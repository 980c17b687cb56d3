import type { Edition } from '../model/edition.ts';
import type { Action, Agenda, Workflow } from '../model/workflow.ts';
import { type Place, problem, type Said, unknown, within } from '../place.ts';
import type { Problem } from '../problem.ts';
import { allActions } from '../workflows.ts';
import type { Check } from './index.ts';

type Item = Agenda['actions'][number];
type Forms = Edition['forms'];

/** A meeting decides what the flow of its matters knows, and fills it with what the meeting is asked. */
export const checkAgendas: Check = ({ edition, placeOf }) =>
  Object.values(edition.workflows).flatMap((workflow) => {
    const { agenda } = workflow;
    if (!agenda) return [];
    const place = within(placeOf(`workflows/${workflow.id}`), 'agenda');
    const own = allActions(workflow).map(({ id }) => id);
    const carried = own.includes(agenda.carriedOut)
      ? []
      : [unknown('agenda.action', within(place, 'carriedOut'), step, agenda.carriedOut, own)];
    const of = edition.workflows[agenda.of];
    if (!of) {
      const known = Object.keys(edition.workflows);
      return [...carried, unknown('agenda.of', within(place, 'of'), flow, agenda.of, known)];
    }
    return [
      ...carried,
      ...agenda.actions.flatMap((item, i) =>
        checkItem(edition.forms, { workflow, of }, item, within(place, 'actions', i)),
      ),
    ];
  });

function checkItem(
  forms: Forms,
  { workflow, of }: { readonly workflow: Workflow; readonly of: Workflow },
  item: Item,
  place: Place,
): Problem[] {
  const [id = '', answered] = item.action.split('.');
  const known = allActions(of);
  const action = known.find((one) => one.id === id);
  const isAnswer = answered !== undefined;
  if (!action || (isAnswer && !action.approval)) {
    const ids = known.filter((one) => !isAnswer || one.approval).map((one) => one.id);
    return [unknown('agenda.action', within(place, 'action'), step, id, ids)];
  }
  const form = forms[formOf(action, answered) ?? ''];
  const sealed = Object.values(form?.fields ?? {}).some(({ seal }) => seal !== undefined);
  const asked = allActions(workflow).flatMap((one) => fieldsOf(forms, one.form));
  return [
    ...(sealed ? [problem('agenda.seal', within(place, 'action'), noSeal)] : []),
    ...Object.entries(item.fills ?? {}).flatMap(([field, from]) => [
      ...missing(within(place, 'fills'), field, fieldsOf(forms, form?.id)),
      ...missing(within(place, 'fills', field), from, asked),
    ]),
  ];
}

const formOf = ({ form, approval }: Action, answered: string | undefined) =>
  answered === undefined ? form : answered === 'approve' ? approval?.form : undefined;

const fieldsOf = (forms: Forms, id: string | undefined) =>
  Object.keys(forms[id ?? '']?.schema.properties ?? {});

const missing = (place: Place, field: string, known: readonly string[]) =>
  known.includes(field) ? [] : [unknown('agenda.field', place, ['字段', 'field'], field, known)];

const flow = ['流程', 'work flow'] as const;
const step = ['步骤', 'action'] as const;
const noSeal: Said = [
  '这个步骤的表单有密封字段，不能在会议上议决。',
  'The form of this action has sealed fields: it cannot be decided in a meeting.',
  '请从 agenda.actions 中去掉这个步骤。',
  'Take this action out of “agenda.actions”.',
];
