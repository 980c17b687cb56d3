import type { DraftChanges } from '@bitan/api';
import {
  DefinitionError,
  documentOf,
  type Edition,
  type Problem,
  type Text,
} from '@bitan/definitions';
import type { Organisation, Transaction } from '@bitan/store';
import type { Runtime } from '../runtime/runtime.ts';
import type { Review } from '../workshop/jobs.ts';
import { chainOf, layerOf, type Supposed, saysAnything } from './chain.ts';

/** Who publishes what, from when, and why. */
export interface Publication {
  readonly layer: DraftChanges;
  readonly effectiveFrom: string;
  readonly reason: string;
  readonly submittedBy?: string;
  readonly approvedBy?: string;
}

/**
 * Whether a review lets an edition be published: no error, no broken invariant, no failing case,
 * nothing milder than at the level above.
 */
export function isReady({ edition, problems, proofs, examples, milder }: Review): boolean {
  return (
    edition !== undefined &&
    problems.every(({ severity }) => severity !== 'error') &&
    proofs.every(({ result }) => result === 'proved') &&
    examples.failed.length === 0 &&
    milder.every(({ result }) => result !== 'milder')
  );
}

/** Why a review does not let an edition be published, in words. */
export function reasonsIn({ problems, proofs, examples, milder }: Review): Text[] {
  return [
    ...problems.filter(isError).map(({ message }) => message),
    ...proofs.flatMap(({ result, sentence }) =>
      result !== 'proved' && sentence ? [sentence] : [],
    ),
    ...examples.failed.map(({ title, message }) => ({
      'zh-CN': `${title['zh-CN']}：${message['zh-CN']}`,
      en: `${title.en}: ${message.en}`,
    })),
    ...milder.flatMap(({ result, sentence }) =>
      result === 'milder' && sentence ? [sentence] : [],
    ),
  ];
}

const isError = ({ severity }: Problem) => severity === 'error';

/** Resolves, checks and proves what an office would have in force with this layer. */
export async function reviewed(
  runtime: Runtime,
  organisation: Organisation,
  layer: DraftChanges,
  at: string,
  { supposing, signal }: { supposing?: Supposed; signal?: AbortSignal } = {},
): Promise<Review> {
  try {
    const chain = await chainOf(runtime, organisation, layer, at, supposing);
    const inForce = await runtime.editions.at(organisation.id, at).catch(() => undefined);
    const given = { chain, inForce: inForce?.edition };
    const review = await runtime.workshop.run('review', given, signal);
    const { edition } = review;
    // What stands in folders was checked where it was written (`bitan check`).
    if (!edition || !saysAnything(layer)) return review;
    const own = new Set((layer.documents ?? []).map(documentOf));
    const inTemplates = await runtime.templates.problemsOf(organisation.id, edition, own);
    return { ...review, problems: [...review.problems, ...inTemplates] };
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    const nothing = { proofs: [], examples: { passed: 0, failed: [] }, findings: [], milder: [] };
    return { problems: error.problems, ...nothing };
  }
}

/** Makes ready what an edition needs in force: its forms are compiled, its templates at hand. */
export async function prepare(
  runtime: Runtime,
  organisation: Organisation,
  edition: Edition,
): Promise<void> {
  await runtime.editions.prepare(edition);
  await runtime.templates.keep(organisation, edition);
}

/** Publishes an edition that a review found ready, and that was prepared. */
export async function publish(
  tx: Transaction,
  edition: Edition,
  publication: Publication,
): Promise<void> {
  const { layer, ...about } = publication;
  const published = await tx.editions.publish({
    id: edition.id,
    layer,
    content: edition,
    ...about,
  });
  tx.audit.add({
    event: 'edition.published',
    subject: edition.id,
    detail: { number: published.number, effectiveFrom: about.effectiveFrom, reason: about.reason },
  });
}

/**
 * After an office published, every office below it gets an edition on top of the new one. Where
 * what an office below adds no longer fits, its edition stays in force and it is told why.
 */
export async function publishBelow(
  runtime: Runtime,
  above: Organisation,
  publication: Publication,
): Promise<void> {
  const { store } = runtime;
  for (const below of await store.system.organisations.subordinates(
    above.id,
    publication.effectiveFrom,
  )) {
    const layer = await layerOf(runtime, below.id, publication.effectiveFrom);
    const review = await reviewed(runtime, below, layer, publication.effectiveFrom);
    if (review.edition) await prepare(runtime, below, review.edition);
    await store.for({ org: below.id, user: 'system' }).transaction(async (tx) => {
      const told = { from: above.id, reasons: reasonsIn(review) };
      if (review.edition && isReady(review)) {
        await publish(tx, review.edition, { ...publication, layer });
        await tx.outbox.add({ kind: 'edition.followed', to: below.id, payload: told });
        return;
      }
      await tx.outbox.add({ kind: 'edition.refused', to: below.id, payload: told });
      tx.audit.add({
        event: 'edition.refused',
        detail: { above: above.id, problems: review.problems },
      });
    });
    runtime.editions.published();
    await publishBelow(runtime, below, publication);
  }
}
