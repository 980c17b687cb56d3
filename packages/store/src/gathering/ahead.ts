import type { Prepared } from '../prepared.ts';
import type { UnitOfWork } from '../scope.ts';
import type { Ahead } from '../types.ts';
import { type Gatherer, gatherOnly } from './gathering.ts';
import type { Part } from './part.ts';

/** @param reading with what one transaction is prepared: it reads outside of any */
export function ahead(reading: (unit: UnitOfWork) => Gatherer): Ahead {
  /** What may not be kept yet. */
  let last: Part | undefined;
  let behind: number | undefined;
  return {
    async prepare(work) {
      const unit: UnitOfWork = { open: true, wrote: false, events: [] };
      try {
        const gatherer = reading(unit);
        behind ??= (await gatherer.tx.audit.head()).seq;
        const { result, part, gathered } = await gatherOnly(gatherer, work, last);
        const prepared: Prepared = { ...gathered, behind, events: unit.events };
        behind += unit.events.length;
        last = part;
        return { result, prepared };
      } finally {
        unit.open = false;
      }
    },
  };
}
