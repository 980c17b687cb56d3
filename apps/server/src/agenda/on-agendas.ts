import type { CaseView } from '@bitan/api';
import type { Reading } from '@bitan/store';

/** On which agendas a case is. */
export async function agendasOf(reading: Reading, id: string): Promise<CaseView['meetings']> {
  const items = await reading.agendas.of(id);
  const meetings = await Promise.all(
    items.map(async ({ meetingId, state }) => {
      const row = await reading.cases.get(meetingId).catch(() => undefined);
      return row ? [{ id: row.id, number: row.number, state }] : [];
    }),
  );
  return meetings.flat();
}
