import type { Prepared, Said, Saying } from '../prepared.ts';
import type { UnitOfWork } from '../scope.ts';
import type { Ahead } from '../types.ts';
import { uuidv7 } from '../uuid.ts';
import { type Gatherer, gatherOnly } from './gathering.ts';
import type { Part } from './part.ts';

/** So many may be prepared and not kept while another is prepared. */
const most = 2;

/** @param reading with what one transaction is prepared: it reads outside of any */
export function ahead(reading: (unit: UnitOfWork) => Gatherer): Ahead {
  const line = uuidv7();
  /** What may not be kept yet, the latest first. */
  let before: readonly Part[] = [];
  let behind: number | undefined;
  return {
    async prepare(work) {
      const unit: UnitOfWork = { open: true, wrote: false, events: [] };
      try {
        const gatherer = reading(unit);
        behind ??= (await gatherer.tx.audit.head()).seq;
        const said: Said[] = [];
        const done = await gatherOnly(gatherer, work, {
          before,
          own: { imports: saying(said) },
        });
        const at = gatherer.scope.clock();
        const { events } = unit;
        const prepared: Prepared = { line, at, behind, events, said, ...done.gathered };
        behind += events.length;
        before = [done.part, ...before].slice(0, most);
        return { result: done.result, prepared };
      } finally {
        unit.open = false;
      }
    },
  };
}

/** Nothing that is prepared reads what is said of an import. */
function saying(said: Said[]): Saying {
  return {
    async note(...given) {
      said.push({ name: 'note', given });
    },
    async refuse(...given) {
      said.push({ name: 'refuse', given });
    },
    async save(...given) {
      said.push({ name: 'save', given });
      const [one, expected] = given;
      return { ...one, revision: expected + 1 };
    },
  };
}
