import type { Affected, PolicyNews } from '@bitan/api';
import type { Text } from '@bitan/definitions';
import type { Organisation } from '@bitan/store';
import type { UseCase } from '../http/bind.ts';
import { mustBeAllowed } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { officeOf } from '../work/standing.ts';
import { layerOf, type Supposed } from './chain.ts';
import { isReady, reasonsIn, reviewed } from './publish.ts';

/** The offices below with what they would say: whether their editions would follow. */
export const affected: UseCase<'affected'> = async ({ runtime, me, path }) => {
  mustBeAllowed(me, 'policy.read');
  const draft = await officeOf(runtime, me).drafts.get(path.draft);
  const at = draft.effectiveFrom ?? runtime.clock();
  const supposing = { org: me.office.id, layer: draft.layer as Supposed['layer'] };
  return below(runtime, me.office.id, at, supposing);
};

async function below(
  runtime: Runtime,
  org: string,
  at: string,
  supposing: Supposed,
): Promise<Affected[]> {
  const offices = await runtime.store.system.organisations.subordinates(org, at);
  const all = await Promise.all(
    offices.map(async (office) => [
      await affectedOf(runtime, office, at, supposing),
      ...(await below(runtime, office.id, at, supposing)),
    ]),
  );
  return all.flat();
}

async function affectedOf(
  runtime: Runtime,
  office: Organisation,
  at: string,
  supposing: Supposed,
): Promise<Affected> {
  const layer = await layerOf(runtime, office.id, at);
  const review = await reviewed(runtime, office, layer, at, { supposing });
  const { id, title } = office;
  return { office: { id, title }, follows: isReady(review), reasons: reasonsIn(review) };
}

/** What an office is told after the level above published. */
export interface News {
  readonly from: string;
  readonly reasons: readonly Text[];
}

/** What the level above published lately, and whether the office's own edition followed. */
export const policyNews: UseCase<'policyNews'> = async ({ runtime, me }) => {
  mustBeAllowed(me, 'policy.read');
  const office = officeOf(runtime, me);
  const told = await Promise.all(
    (['edition.followed', 'edition.refused'] as const).map((kind) => office.outbox.list({ kind })),
  );
  const latest = told
    .flat()
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .slice(0, 3);
  return Promise.all(
    latest.map(async ({ kind, payload, createdAt }): Promise<PolicyNews> => {
      const { from, reasons } = payload as News;
      const { id, title } = await runtime.store.system.organisations.get(from);
      const follows = kind === 'edition.followed';
      return { at: createdAt, from: { id, title }, follows, reasons: [...reasons] };
    }),
  );
};
