import type { PolicyView } from '@bitan/api';
import type { Edition } from '@bitan/definitions';
import type { Published, Reading } from '@bitan/store';
import type { UseCase } from '../http/bind.ts';
import { Refusal } from '../http/refusal.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { sayChanges } from '../said/changes.ts';
import { officeOf } from '../work/standing.ts';
import { policyView } from './policy-view.ts';

type EditionRow = PolicyView['edition'];

/** Everything in force, in words. */
export const currentEdition: UseCase<'currentEdition'> = async ({ runtime, me }) => {
  const rows = await editionRows(runtime, me);
  const current = rows.find(({ state }) => state === 'current');
  if (!current) throw new Refusal('not-found');
  return policyOf(runtime, me, current);
};

/** The history of editions, latest first, with what each was used for. */
export const editions: UseCase<'editions'> = async ({ runtime, me }) => {
  const rows = await editionRows(runtime, me);
  const made = await officeOf(runtime, me).decisions.madeUnder();
  return rows.map((row) => ({ ...row, decided: made[row.id] ?? 0 }));
};

/** An earlier edition, or one to come, in words. */
export const edition: UseCase<'edition'> = async ({ runtime, me, path }) => {
  const row = (await editionRows(runtime, me)).find(({ id }) => id === path.edition);
  if (!row) throw new Refusal('not-found');
  return policyOf(runtime, me, row);
};

async function policyOf(runtime: Runtime, me: SignedIn, row: EditionRow): Promise<PolicyView> {
  return policyView((await runtime.editions.of(me.office.id, row.id)).edition, row);
}

/** What the office published, latest first, with what changed each time. */
export async function editionRows(runtime: Runtime, me: SignedIn): Promise<EditionRow[]> {
  const office = officeOf(runtime, me);
  const published = await office.editions.list();
  const inForce = await office.editions.current(runtime.clock());
  const nameOf = await namesOf(office);
  const contents = await Promise.all(
    published.map(async ({ id }) => (await runtime.editions.of(me.office.id, id)).edition),
  );
  return published.map((row, i) =>
    editionRow(row, contents[i] as Edition, contents[i + 1], nameOf, inForce, runtime.clock()),
  );
}

function editionRow(
  row: Published,
  content: Edition,
  before: Edition | undefined,
  nameOf: (id: string | undefined) => string | undefined,
  inForce: Published | undefined,
  now: string,
): EditionRow {
  const submittedBy = nameOf(row.submittedBy);
  const approvedBy = nameOf(row.approvedBy);
  const later = row.effectiveFrom > now ? 'scheduled' : 'past';
  return {
    id: row.id,
    number: row.number,
    title: content.title,
    effectiveFrom: row.effectiveFrom,
    state: row.withdrawnAt ? 'withdrawn' : row.number === inForce?.number ? 'current' : later,
    publishedAt: row.publishedAt,
    ...(submittedBy && { submittedBy }),
    ...(approvedBy && { approvedBy }),
    reason: row.reason,
    ...withdrawnIn(row, nameOf),
    chain: content.chain.map(({ id, version, title }) => ({ id, version, title })),
    changes: sayChanges(before, content),
  };
}

function withdrawnIn(row: Published, nameOf: (id: string | undefined) => string | undefined) {
  const { withdrawnAt: at, withdrawnWhy: why = '', withdrawnBy } = row;
  const by = nameOf(withdrawnBy);
  return at === undefined ? {} : { withdrawn: { at, why, ...(by && { by }) } };
}

/** The names of the people of an office; the user of unattended work has none. */
export async function namesOf(reading: Reading) {
  const names = new Map((await reading.users.list()).map(({ id, name }) => [id, name]));
  return (id: string | undefined) => (id === undefined ? undefined : names.get(id));
}
