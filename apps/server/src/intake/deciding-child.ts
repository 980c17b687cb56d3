import type { Ahead, Office, Prepared } from '@bitan/store';
import type { Runtime } from '../runtime/runtime.ts';
import { openRuntime } from '../start.ts';
import { answering } from '../workers/answering.ts';
import type { Answer, Begin, Decide, Decided, Order } from './decider.ts';
import { Remembered } from './remembering.ts';
import { decideBatch, takingOf } from './take-batch.ts';

interface Deciding {
  readonly begin: Begin;
  readonly runtime: Runtime;
  readonly office: Office;
  ahead: Ahead;
  remembered: Remembered;
}
let deciding: Deciding | undefined;
let now = '';

answering(async (order: Order): Promise<Answer> => {
  if (order.kind === 'decide') return decide(order);
  const { runtime } = await openRuntime(order.config, () => now);
  const office = runtime.store.for({ org: order.org, user: order.one.madeBy });
  const [ahead, remembered] = [office.ahead(), new Remembered()];
  deciding = { begin: order, runtime, office, ahead, remembered };
  return { ready: true };
});

async function decide({ batch, at, anew }: Decide): Promise<Decided> {
  if (!deciding) throw new Error('it was not told what to decide');
  now = at;
  if (anew) {
    deciding.runtime.editions.published();
    Object.assign(deciding, { ahead: deciding.office.ahead(), remembered: new Remembered() });
  }
  const { begin, runtime, office, ahead, remembered } = deciding;
  let prepared: Prepared | undefined;
  const outcome = await decideBatch(
    await takingOf(runtime, begin.org, begin.one),
    office,
    async (work) => {
      const done = await ahead.prepare(work);
      prepared = done.prepared;
      return done.result;
    },
    begin.one,
    batch,
    remembered,
  );
  if (!prepared) throw new Error('nothing was prepared');
  return { outcome, prepared };
}
