import type { FormVersion } from '@bitan/api';
import { type Edition, type Form, formChanges } from '@bitan/definitions';
import { contentHash } from '@bitan/definitions/resolve';
import type { Published } from '@bitan/store';
import type { UseCase } from '../http/bind.ts';
import { Refusal } from '../http/refusal.ts';
import { mustBeAllowed } from '../people/signed-in.ts';
import { mustBeNear } from '../policy/compare.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** A form as it was published, from the first edition that had it so. */
export interface Version extends Omit<FormVersion, 'changes'> {
  readonly form: Form;
}

/**
 * The versions of a form of an office, from the first: a new one only where an edition that came into
 * force, or will, has it otherwise than the one before.
 */
export async function versionsOf(runtime: Runtime, org: string, id: string): Promise<Version[]> {
  const published = await runtime.editions.publishedBy(org, runtime.clock());
  const inOrder = published.toReversed();
  const editions = await Promise.all(
    inOrder.map(async (one) => (await runtime.editions.of(org, one.id)).edition),
  );
  const versions: Version[] = [];
  for (const [i, one] of inOrder.entries()) {
    const form = editions[i]?.forms[id];
    if (form) add(versions, form, one);
  }
  return versions;
}

function add(versions: Version[], form: Form, { id, number, effectiveFrom }: Published): void {
  const hash = hashOf(form);
  if (versions.at(-1)?.hash === hash) return;
  const version = versions.length + 1;
  versions.push({ version, hash, form, edition: { id, number }, effectiveFrom });
}

const hashes = new WeakMap<Form, string>();

function hashOf(form: Form): string {
  const hash = hashes.get(form) ?? contentHash(form);
  hashes.set(form, hash);
  return hash;
}

/** The number of a form's version in an edition: `form version 3`. */
export async function versionIn(
  runtime: Runtime,
  org: string,
  edition: Edition,
  form: string,
): Promise<number | undefined> {
  const is = edition.forms[form];
  if (!is) return undefined;
  const hash = hashOf(is);
  return (await versionsOf(runtime, org, form)).findLast((one) => one.hash === hash)?.version;
}

/** The forms in force, to choose one of. */
export const formsInForce: UseCase<'formsInForce'> = async ({ runtime, me }) => {
  mustBeAllowed(me, 'policy.read');
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  return Object.values(edition.forms).map(({ id, title }) => ({ id, title }));
};

export const formVersions: UseCase<'formVersions'> = async ({ runtime, me, path }) => {
  mustBeAllowed(me, 'policy.read');
  const versions = await versionsOf(runtime, me.office.id, path.form);
  const [latest] = versions.toReversed();
  if (!latest) throw new Refusal('not-found');
  return {
    form: { id: latest.form.id, title: latest.form.title },
    versions: versions
      .map(({ form, ...one }, i) => {
        const before = versions[i - 1]?.form;
        return { ...one, changes: before ? formChanges(before, form).map(({ said }) => said) : [] };
      })
      .toReversed(),
  };
};

/** Two versions of the office, or the latest and what is in force at an office next to it. */
export const compareForms: UseCase<'compareForms'> = async ({ runtime, me, path, query }) => {
  mustBeAllowed(me, 'policy.read');
  const versions = await versionsOf(runtime, me.office.id, path.form);
  const numbered = (n: number | undefined) =>
    n === undefined ? versions.at(-1)?.form : versions.find(({ version }) => version === n)?.form;
  const one = numbered(query.from);
  const other =
    query.office === undefined
      ? numbered(query.to)
      : await formAt(runtime, me, query.office, path.form);
  if (!one || !other) throw new Refusal('not-found');
  return {
    changes: formChanges(one, other).map(({ kind, field, said }) => ({
      kind,
      ...(field !== undefined && { field }),
      said,
    })),
  };
};

async function formAt(
  runtime: Runtime,
  me: Parameters<typeof mustBeNear>[1],
  office: string,
  form: string,
): Promise<Form | undefined> {
  await mustBeNear(runtime, me, office);
  return (await runtime.editions.at(office, runtime.clock())).edition.forms[form];
}
