import { type Edition, type Form, formChanges } from '@bitan/definitions';
import type { UseCase } from '../http/bind.ts';
import { Refusal } from '../http/refusal.ts';
import { mustBeAllowed } from '../people/signed-in.ts';
import { mustBeNear } from '../policy/compare.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { hashOf, type Version, versionsIn } from '../runtime/versions.ts';

/** The versions of a form of an office, from the first. */
export const versionsOf = (runtime: Runtime, org: string, id: string): Promise<Version<Form>[]> =>
  versionsIn(runtime, org, ({ forms }) => forms[id]);

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
    form: { id: latest.item.id, title: latest.item.title },
    versions: versions
      .map(({ item, ...one }, i) => {
        const before = versions[i - 1]?.item;
        return { ...one, changes: before ? formChanges(before, item).map(({ said }) => said) : [] };
      })
      .toReversed(),
  };
};

/** Two versions of the office, or the latest and what is in force at an office next to it. */
export const compareForms: UseCase<'compareForms'> = async ({ runtime, me, path, query }) => {
  mustBeAllowed(me, 'policy.read');
  const versions = await versionsOf(runtime, me.office.id, path.form);
  const numbered = (n: number | undefined) =>
    n === undefined ? versions.at(-1)?.item : versions.find(({ version }) => version === n)?.item;
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
