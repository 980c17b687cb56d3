import type { Counting } from '../model/report.ts';
import { type Place, unknown, within } from '../place.ts';
import type { Problem } from '../problem.ts';
import type { Check, Subject } from './index.ts';

/** What reports count exists. */
export const checkReports: Check = (subject) =>
  Object.values(subject.edition.workflows).flatMap(({ id, report = [] }) =>
    report.flatMap((section, i) =>
      checkCounting(subject, section, within(subject.placeOf(`workflows/${id}`), 'report', i)),
    ),
  );

/** What is to be counted exists. */
export function checkCounting({ edition }: Subject, section: Counting, place: Place): Problem[] {
  if (section.of === 'decisions') {
    const known = Object.keys(edition.decisions);
    if (known.includes(section.decision)) return [];
    const at = within(place, 'decision');
    return [unknown('report.decision', at, ['决策', 'decision'], section.decision, known)];
  }
  if (section.of !== 'entries') return [];
  const register = edition.registers[section.register];
  if (!register) {
    const known = Object.keys(edition.registers);
    const at = within(place, 'register');
    return [unknown('report.register', at, ['台账', 'register'], section.register, known)];
  }
  const fields = register.fields.map((field) => field.id);
  const named = [
    { field: section.by, at: within(place, 'by'), known: ['month', 'unit', ...fields] },
    ...(section.where ?? []).map(({ field }, i) => ({
      field,
      at: within(place, 'where', i, 'field'),
      known: fields,
    })),
  ];
  return named
    .filter(({ field, known }) => !known.includes(field))
    .map(({ field, at, known }) =>
      unknown('report.field', at, ['台账字段', 'field of the register'], field, known),
    );
}
