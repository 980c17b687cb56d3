import type { Edition, Pattern, Text } from '@bitan/definitions';
import type { Reading, Suggestion } from '@bitan/store';
import { plain } from '../people/names.ts';

/** The patterns that the work flows of an edition declare, by `<work flow>/<pattern>`. */
export function* patternsOf({ workflows }: Edition): Generator<[string, Pattern]> {
  for (const workflow of Object.values(workflows)) {
    for (const pattern of workflow.patterns ?? []) yield [`${workflow.id}/${pattern.id}`, pattern];
  }
}

/** What was seen to repeat, and the way that was taken; undefined where it is not declared any more. */
export function declared(edition: Edition, { pattern: key, offer }: Suggestion) {
  const pattern = new Map(patternsOf(edition)).get(key);
  return pattern && { pattern, taken: pattern.offers.find(({ id }) => id === offer) };
}

/** What the entries have in common, in words. */
export async function sayGroup(
  reading: Pick<Reading, 'units'>,
  edition: Edition,
  pattern: Pattern,
  { group }: Pick<Suggestion, 'group'>,
): Promise<Text[]> {
  const units = await reading.units.some(group.unit ? [group.unit] : []);
  const fields = edition.registers[pattern.register]?.fields ?? [];
  const say = (field: string, value: string): Text =>
    field === 'unit'
      ? plain(units[0]?.name ?? '—')
      : (fields.find((two) => two.id === field)?.values?.find((two) => two.id === value)?.title ??
        plain(value));
  return Object.entries(group).map(([field, value]) => say(field, value));
}
