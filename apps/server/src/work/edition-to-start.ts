import type { SignedIn } from '../people/signed-in.ts';
import type { OfficeEdition } from '../runtime/editions.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { officeOf } from './standing.ts';

/**
 * The edition under which a case is begun: that on whose form the draft was begun, or without one
 * the edition in force. @throws Refusal `not-found` before the first edition
 */
export async function editionToStart(
  runtime: Runtime,
  me: SignedIn,
  workflow: string,
  draft: string | undefined,
): Promise<OfficeEdition> {
  const now = runtime.clock();
  const own = draft ? await officeOf(runtime, me).answerDrafts.list() : [];
  const begun = own.find((one) => one.id === draft && !one.caseId && one.workflow === workflow);
  if (begun) return runtime.editions.of(me.office.id, begun.edition, now);
  return runtime.editions.at(me.office.id, now);
}

/** As long as a session can last: a form that was open when another edition came is still kept. */
const graceMs = 10 * 60 * 60_000;

/**
 * The edition whose form somebody has open: the one in force, or the one before it if that was in
 * force a short time ago. An older one cannot be chosen to escape what was published since.
 */
export async function editionOpened(
  runtime: Runtime,
  me: SignedIn,
  wanted: string | undefined,
): Promise<OfficeEdition> {
  const now = runtime.clock();
  const published = await runtime.editions.publishedBy(me.office.id, now);
  const [inForce, before] = published.filter(({ effectiveFrom }) => effectiveFrom <= now);
  const since = Date.parse(now) - Date.parse(inForce?.effectiveFrom ?? now);
  const id = before && wanted === before.id && since < graceMs ? before.id : inForce?.id;
  return id ? runtime.editions.of(me.office.id, id, now) : runtime.editions.at(me.office.id, now);
}
