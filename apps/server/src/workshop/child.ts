import type { Edition, Pack } from '@bitan/definitions';
import { DefinitionError } from '@bitan/definitions';
import { loadChain } from '@bitan/definitions/load';
import { review } from '@bitan/definitions/resolve';
import { proveAll, runExamples } from '@bitan/rules';
import type { Delivery, FailedExample, Order, Proof, Review } from './jobs.ts';

process.on('message', async (order: Order) => {
  process.send?.(await work(order));
});
process.on('disconnect', () => process.exit());

async function work(order: Order): Promise<Delivery> {
  const { id } = order;
  try {
    return { id, done: await doJob(order) };
  } catch (error) {
    if (error instanceof DefinitionError) return { id, problems: error.problems };
    return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function doJob(order: Order): Promise<unknown> {
  switch (order.job) {
    case 'load':
      return loadChain(order.given.root, order.given.pack);
    case 'review':
      return reviewChain(order.given.chain);
  }
}

async function reviewChain(chain: Pack[]): Promise<Review> {
  const { edition, problems } = review(chain);
  if (!edition) return { problems, proofs: [], examples: { passed: 0, failed: [] } };
  return { edition, problems, proofs: proofs(edition), examples: await examples(edition) };
}
function proofs(edition: Edition): Proof[] {
  return proveAll(edition).map(({ invariant, result, sentence }) => ({
    invariant,
    result,
    ...(sentence && { sentence }),
  }));
}

async function examples(edition: Edition): Promise<Review['examples']> {
  const results = await runExamples(edition);
  const failed = results
    .filter(({ ok }) => !ok)
    .map(
      ({ example, message }): FailedExample => ({ id: example.id, title: example.title, message }),
    );
  return { passed: results.length - failed.length, failed };
}
