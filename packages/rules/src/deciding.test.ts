import type { Facts } from '@bitan/definitions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import type { ConditionTrace, Holds, LeafTrace } from './decided.ts';
import { deciding, undetermined } from './deciding.ts';
import { decisionsOf, editionWith, factIds, smallFacts } from './testing.ts';

/** What a condition comes to when only these leaves are known. */
function knowing(node: ConditionTrace, leaves: ReadonlySet<LeafTrace>): Holds {
  if (node.kind === 'leaf') return leaves.has(node) ? node.holds : null;
  const of = node.of.map((one) => knowing(one, leaves));
  const [only = null] = of;
  if (node.kind === 'not') return only === null ? null : !only;
  const decides = node.kind === 'any';
  if (of.includes(decides)) return decides;
  return of.includes(null) ? null : !decides;
}

const traces = fc.tuple(decisionsOf(), smallFacts, fc.subarray(factIds));

async function conditionsOf([decision, all, kept]: [
  Parameters<typeof editionWith>[0],
  Facts,
  string[],
]): Promise<ConditionTrace[]> {
  const facts = Object.fromEntries(kept.map((id) => [id, all[id]]));
  const { trace } = await decide(editionWith(decision), 'd', facts);
  return trace.map(({ conditions }) => conditions);
}

describe('the reasons of a condition', () => {
  it('settle it, whatever everything else comes to, and each of them is needed', async () => {
    await fc.assert(
      fc.asyncProperty(traces, async (given) => {
        for (const node of await conditionsOf(given)) {
          if (node.holds === null) continue;
          const reasons = deciding(node);
          expect(knowing(node, new Set(reasons))).toBe(node.holds);
          for (const reason of reasons) {
            const others = new Set(reasons.filter((one) => one !== reason));
            expect(knowing(node, others)).toBeNull();
          }
        }
      }),
    );
  });

  it('are the facts that are missing, where it is undetermined', async () => {
    await fc.assert(
      fc.asyncProperty(traces, async (given) => {
        for (const node of await conditionsOf(given)) {
          const open = undetermined(node);
          expect(open.length > 0).toBe(node.holds === null);
          for (const leaf of open) expect(leaf.missing).toBe(true);
        }
      }),
    );
  });
});
