import type { Compared, Named } from '@bitan/api';
import {
  both,
  type Edition,
  type Form,
  sayFormChanges,
  sayParameterValues,
  type Text,
} from '@bitan/definitions';
import { diffEditions } from '@bitan/definitions/resolve';
import { sayRule } from '@bitan/rules';
import type { UseCase } from '../http/bind.ts';
import { Refusal } from '../http/refusal.ts';
import { mustBeAllowed, type SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { kindNames } from '../said/changes.ts';
import { addedTo } from './chain.ts';

/** What two editions of the office, or of it and an office next to it in the tree, say differently. */
export const compareEditions: UseCase<'compareEditions'> = async ({ runtime, me, path, query }) => {
  mustBeAllowed(me, 'policy.read');
  const { edition } = await runtime.editions.of(me.office.id, path.edition);
  const other = await otherOf(runtime, me, query);
  return differences(edition, other);
};

async function otherOf(
  runtime: Runtime,
  me: SignedIn,
  { edition, office }: { edition?: string; office?: string },
): Promise<Edition> {
  const now = runtime.clock();
  if (edition !== undefined) return (await runtime.editions.of(me.office.id, edition)).edition;
  if (office === undefined) return (await runtime.editions.at(me.office.id, now)).edition;
  await mustBeNear(runtime, me, office);
  return (await runtime.editions.at(office, now)).edition;
}

/** The offices above, below and beside. */
async function near(runtime: Runtime, me: SignedIn): Promise<readonly Named[]> {
  const now = runtime.clock();
  const { superior, subordinates } = await runtime.tree.around(me.office.id, now);
  const beside = superior ? (await runtime.tree.around(superior.id, now)).subordinates : [];
  return [...(superior ? [superior] : []), ...beside, ...subordinates]
    .filter(({ id }) => id !== me.office.id)
    .map(({ id, title }) => ({ id, title }));
}

/** @throws Refusal `not-found` for any other office */
export async function mustBeNear(runtime: Runtime, me: SignedIn, office: string): Promise<void> {
  if (!(await near(runtime, me)).some(({ id }) => id === office)) throw new Refusal('not-found');
}

/** Item by item, what each of two editions says. */
function differences(one: Edition, other: Edition): Compared[] {
  return diffEditions(one, other)
    .filter(({ path }) => !path.startsWith('decisions/'))
    .flatMap(({ path }) => {
      const [kind = '', id = ''] = path.split('/');
      const [mine, theirs] = [one.forms[id], other.forms[id]];
      if (kind === 'forms' && mine && theirs) return formRows(path, mine, theirs);
      const [left, right] = [saidIn(one, path), saidIn(other, path)];
      return [
        {
          path,
          kind: kindNames[kind] ?? { 'zh-CN': kind, en: kind },
          title: left?.title ?? right?.title ?? { 'zh-CN': path, en: path },
          ...(left && { one: left.said }),
          ...(right && { other: right.said }),
        },
      ];
    });
}

/** A row for each field that the other form has otherwise. */
const formRows = (path: string, one: Form, other: Form): Compared[] =>
  sayFormChanges(one, other).map((said, i) => ({
    path: `${path}/${i}`,
    kind: kindNames.forms ?? one.title,
    title: one.title,
    other: said,
  }));

function saidIn(edition: Edition, path: string): { title: Text; said: Text } | undefined {
  const [kind = '', id = '', name] = path.split('/');
  if (kind === 'rules') {
    const decision = edition.decisions[id];
    const rule = decision?.rules.find((one) => one.name === name);
    if (!decision || !rule) return undefined;
    return {
      title: rule.title,
      said: both((language) => sayRule(edition, decision, rule, language)),
    };
  }
  const parameter = kind === 'parameters' ? edition.parameters[id] : undefined;
  if (parameter) {
    const said = both((language) => sayParameterValues(parameter, parameter, language));
    return { title: parameter.title, said };
  }
  const items = (edition as unknown as Record<string, unknown>)[kind];
  const list = Array.isArray(items) ? items : Object.values(items ?? {});
  const item = list.find((one: { id?: string; year?: number }) => (one.id ?? `${one.year}`) === id);
  if (!item) return undefined;
  const title = item.title ?? { 'zh-CN': id, en: id };
  return { title, said: item.description ?? otherwise };
}

const otherwise: Text = { 'zh-CN': '有此项，内容不同', en: 'there, and different' };

/** The offices with whose editions one's own can be compared. */
export const neighbours: UseCase<'neighbours'> = async ({ runtime, me }) => {
  mustBeAllowed(me, 'policy.read');
  return [...(await near(runtime, me))];
};

/** What such an office says on top of the level above it: items of it can be taken over. */
export const officeLayer: UseCase<'officeLayer'> = async ({ runtime, me, path }) => {
  mustBeAllowed(me, 'policy.read');
  await mustBeNear(runtime, me, path.office);
  const { organisations } = runtime.store.system;
  const [own, other] = await Promise.all(
    [me.office.id, path.office].map((id) => organisations.get(id)),
  );
  if (!own || !other) throw new Refusal('not-found');
  return addedTo(runtime, own, other, runtime.clock());
};
