import type { Known } from '@bitan/documents';
import type { Reading } from '@bitan/store';
import { titleOf } from '../work/case-row.ts';
import type { DecidedItem } from './carry-out.ts';

/** What is known of the matters of a meeting, for its minutes; nothing of a case that is no meeting. */
export async function knownOfAgenda(
  reading: Reading,
  meeting: string,
): Promise<NonNullable<Known['agenda']>> {
  const items = await reading.agendas.list(meeting);
  return Promise.all(
    items.map(async ({ caseId, decided, note }) => {
      const row = await reading.cases.get(caseId);
      const [person] = row.personId ? await reading.people.some([row.personId]) : [];
      const { title, said = [] } = (decided ?? {}) as Partial<DecidedItem>;
      return {
        ...{ number: row.number, title: titleOf(row), note },
        ...(person && { person: person.name }),
        action: title?.['zh-CN'] ?? '未议决',
        ...(said.length > 0 && { outcome: said.map((one) => one['zh-CN']).join('、') }),
      };
    }),
  );
}
