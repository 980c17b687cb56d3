import type { Reading } from '@bitan/store';
import { type Answer, kinds } from './message.ts';

/** What other offices answered to matters that were sent, by the id of each. */
export async function answersIn(reading: Reading): Promise<ReadonlyMap<string, Answer>> {
  const [received, refused] = await Promise.all([
    reading.deliveries.list({ kind: kinds.received }),
    reading.deliveries.list({ kind: kinds.refused }),
  ]);
  const all = [...received, ...refused].map(({ payload }) => payload as Answer);
  return new Map(all.map((answer) => [answer.of, answer]));
}

/** An answer as a reason, or the lack of one, says what it is. */
export const sayAnswer = ({ at, by, reason }: Answer) =>
  reason === undefined ? { received: { at, by } } : { refused: { at, by, reason } };
