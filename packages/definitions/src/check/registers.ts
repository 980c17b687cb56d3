import type { Register } from '../model/register.ts';
import { unknown, within } from '../place.ts';
import type { Problem } from '../problem.ts';
import type { Check } from './index.ts';

/**
 * What tells the people or units of a register apart is asked in its form, and what a part of its
 * entries leaves out can be said in them.
 */
export const checkRegisters: Check = (subject) =>
  Object.values(subject.edition.registers).flatMap((register) => [
    ...checkLine(subject, register),
    ...checkParts(subject, register),
  ]);

type Subject = Parameters<Check>[0];

function checkParts({ placeOf }: Subject, { id, fields, opened }: Register): Problem[] {
  const place = within(placeOf(`registers/${id}`), 'opened', 'views');
  return (opened?.views ?? []).flatMap(({ without }, i): Problem[] => {
    const at = within(place, i, 'without');
    const field = fields.find((one) => one.id === without.field);
    const names = fields.map((one) => one.id);
    if (!field)
      return [
        unknown('register.part', within(at, 'field'), ['字段', 'field'], without.field, names),
      ];
    const known = field.values?.map((one) => one.id);
    return without.values.flatMap((value, n) =>
      !known || known.includes(value)
        ? []
        : [unknown('register.part', within(at, 'values', n), ['选项', 'choice'], value, known)],
    );
  });
}

function checkLine({ edition, placeOf }: Subject, { id, form, line = [] }: Register): Problem[] {
  const place = placeOf(`registers/${id}`);
  const known = Object.keys(edition.forms[form ?? '']?.schema.properties ?? {});
  return line.flatMap((field, i) =>
    known.includes(field)
      ? []
      : [unknown('register.line', within(place, 'line', i), ['字段', 'field'], field, known)],
  );
}
