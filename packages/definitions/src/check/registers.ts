import { unknown, within } from '../place.ts';
import type { Check } from './index.ts';

/** What tells the people or units of a register apart is asked in its form. */
export const checkRegisters: Check = ({ edition, placeOf }) =>
  Object.values(edition.registers).flatMap(({ id, form, line = [] }) => {
    const place = placeOf(`registers/${id}`);
    const known = Object.keys(edition.forms[form ?? '']?.schema.properties ?? {});
    return line.flatMap((field, i) =>
      known.includes(field)
        ? []
        : [unknown('register.line', within(place, 'line', i), ['字段', 'field'], field, known)],
    );
  });
