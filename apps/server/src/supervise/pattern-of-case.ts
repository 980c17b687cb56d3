import type { CaseView } from '@bitan/api';
import type { Reading } from '@bitan/store';
import type { Standing } from '../work/standing.ts';
import { declared, sayGroup } from './pattern.ts';

/** What repeated, where a case began from that. */
export async function patternOf(
  reading: Reading,
  { row, office: { edition } }: Standing,
): Promise<Pick<CaseView, 'pattern'>> {
  const one = await reading.suggestions.of(row.id);
  const seen = one && declared(edition, one);
  if (!seen) return {};
  const group = await sayGroup(reading, edition, seen.pattern, one);
  return { pattern: { title: seen.pattern.title, group } };
}
