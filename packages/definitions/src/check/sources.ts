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
      return checkType(edition, source.among, sets, within(place, 'among'));
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
    const filters = (['where', 'except'] as const).flatMap((list) =>
      (source[list] ?? []).map((filter, i) => ({ ...filter, at: within(place, list, i, 'in') })),
    );
    const named = filters.map(({ field }) => field);
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
      ...filters.flatMap(({ in: values, at }) =>
        Array.isArray(values)
          ? []
          : checkType(edition, values.parameter, sets, within(at, 'parameter')),
      ),
      ...checkType(
        edition,
        source.kind === 'count' ? source.years : undefined,
        integers,
        within(place, 'years'),
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

const sets = {
  code: 'source.among',
  type: 'set',
  what: ['集合参数', 'parameter that is a set'],
} as const;
const integers = {
  code: 'source.years',
  type: 'integer',
  what: ['整数参数', 'parameter that is an integer'],
} as const;

/** The parameter is there, and of the type that is read of it. */
function checkType(
  { parameters }: Subject['edition'],
  id: string | undefined,
  { code, type, what }: typeof sets | typeof integers,
  place: Place,
): Problem[] {
  if (id === undefined || parameters[id]?.type === type) return [];
  const fitting = Object.values(parameters).filter((one) => one.type === type);
  return [
    unknown(
      code,
      place,
      what,
      id,
      fitting.map((one) => one.id),
    ),
  ];
}
