import { sweepImports } from '../intake/sweep.ts';
import type { Runtime } from '../runtime/runtime.ts';

const day = 24 * 60 * 60_000;
/**
 * How long an upload that stopped, and a file whose form was never submitted, are kept at least; the
 * files of who has unfinished forms stay as long as these.
 */
export const keptFor = { underWay: 3 * day, waiting: 14 * day } as const;

/** Now and then removes what nobody goes on with. */
export function uploadSweeper(runtime: Runtime, everyMs = 60 * 60_000): { stop(): void } {
  const timer = setInterval(() => {
    Promise.all([sweepUploads(runtime), sweepImports(runtime)]).catch((error) =>
      runtime.log.error({ err: error }, 'sweeping failed'),
    );
  }, everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

/** Removes uploads that stopped long ago, and files whose forms were never submitted. */
export async function sweepUploads(runtime: Runtime): Promise<void> {
  for (const { id: org } of await runtime.store.system.organisations.list()) {
    await sweepOffice(runtime, org);
  }
}

async function sweepOffice({ store, attached, clock }: Runtime, org: string): Promise<void> {
  const before = (ms: number) => new Date(Date.parse(clock()) - ms).toISOString();
  for (const upload of await attached.incoming.list(org)) {
    if (upload.at < before(keptFor.underWay)) await attached.incoming.drop(org, upload.id);
  }
  const swept = await store.for({ org, user: 'system' }).transaction(async (tx) => {
    const unfinished = await tx.answerDrafts.untouchedSince(clock());
    const writers = unfinished.map(({ user }) => user);
    const removed = await tx.attachments.sweep(before(keptFor.waiting), writers);
    for (const { id } of removed) tx.audit.add({ event: 'attachment.sweep', subject: id });
    return removed;
  });
  await attached.forget(org, ...swept.flatMap(({ sha256, original }) => [sha256, original]));
}
