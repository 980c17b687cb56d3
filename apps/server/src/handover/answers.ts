import type { Reading } from '@bitan/store';
import { type Answer, kinds } from './message.ts';

/** What the other office answered to a matter that was sent, if it has. */
export async function answerTo(reading: Reading, message: string): Promise<Answer | undefined> {
  const [received, refused] = await Promise.all([
    reading.deliveries.list({ kind: kinds.received }),
    reading.deliveries.list({ kind: kinds.refused }),
  ]);
  return [...received, ...refused]
    .map(({ payload }) => payload as Answer)
    .find(({ of }) => of === message);
}

/** An answer as a reason, or the lack of one, says what it is. */
export const sayAnswer = ({ at, by, reason }: Answer) =>
  reason === undefined ? { received: { at, by } } : { refused: { at, by, reason } };
