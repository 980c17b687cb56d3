import type { Source } from '../model/fact.ts';
import { type Place, unknown, within } from '../place.ts';
import type { Problem } from '../problem.ts';
import { checkDuration } from './deadlines.ts';
import type { Check, Subject } from './index.ts';

/** Where facts come from exists. */
export const checkSources: Check = (subject) => {
  const { edition, placeOf } = subject;
  return Object.values(edition.facts).flatMap(({ id, source }) => {
    const place = within(placeOf(`facts/${id}`), 'source');
    if (source.kind === 'cases') return checkCases(edition, source, place);
    if (source.kind === 'person' || source.kind === 'unit')
      return checkAmong(edition, source.among, within(place, 'among'));
    if (source.kind !== 'count' && source.kind !== 'since') return [];
    const register = edition.registers[source.register];
    if (!register)
      return [
        unknown(
          'source.register',
          within(place, 'register'),
          ['台账', 'register'],
          source.register,
          Object.keys(edition.registers),
        ),
      ];
    const fields = [...register.fields.map((field) => field.id), 'person', 'unit', 'case'];
    const named = [...(source.where ?? []), ...(source.except ?? [])].map(({ field }) => field);
    const extra =
      source.kind === 'count'
        ? [source.until, source.distinct].filter((one) => one !== undefined)
        : [];
    return [
      ...[...named, ...extra]
        .filter((field) => !fields.includes(field))
        .map((field) =>
          unknown('source.field', place, ['台账字段', 'field of the register'], field, fields),
        ),
      ...checkDuration(
        subject,
        source.kind === 'count' ? source.within : undefined,
        within(place, 'within'),
      ),
    ];
  });
};

/** The work flow that is meant exists, and the stages are stages of it, or of any. */
function checkCases(
  { workflows }: Subject['edition'],
  { workflow, stages = [] }: Extract<Source, { kind: 'cases' }>,
  place: Place,
): Problem[] {
  const meant = workflow === undefined ? Object.values(workflows) : [workflows[workflow]];
  if (meant.some((one) => one === undefined)) {
    const known = Object.keys(workflows);
    const at = within(place, 'workflow');
    return [unknown('source.workflow', at, ['流程', 'work flow'], String(workflow), known)];
  }
  const known = meant.flatMap((one) => one?.stages.map(({ id }) => id) ?? []);
  return stages.flatMap((stage, i) =>
    known.includes(stage)
      ? []
      : [unknown('source.stage', within(place, 'stages', i), ['阶段', 'stage'], stage, known)],
  );
}

/** What a record says is looked for in a parameter that is a set. */
function checkAmong(
  { parameters }: Subject['edition'],
  id: string | undefined,
  place: Place,
): Problem[] {
  if (id === undefined || parameters[id]?.type === 'set') return [];
  const sets = Object.values(parameters).filter(({ type }) => type === 'set');
  return [
    unknown(
      'source.among',
      place,
      ['集合参数', 'parameter that is a set'],
      id,
      sets.map((one) => one.id),
    ),
  ];
}
