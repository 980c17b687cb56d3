import type { Compared } from '@bitan/api';
import type { Edition, Text } from '@bitan/definitions';
import { sayParameterValues } from '@bitan/definitions';
import { diffEditions } from '@bitan/definitions/resolve';
import { sayRule } from '@bitan/rules';
import type { UseCase } from '../http/bind.ts';
import { Refusal } from '../http/refusal.ts';
import { mustBeAllowed, type SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { both } from '../said/both.ts';
import { kindNames } from '../said/changes.ts';

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
  const { superior, subordinates } = await runtime.tree.around(me.office.id, now);
  const near = [...(superior ? [superior] : []), ...subordinates];
  if (!near.some(({ id }) => id === office)) throw new Refusal('not-found');
  return (await runtime.editions.at(office, now)).edition;
}

/** Item by item, what each of two editions says. */
function differences(one: Edition, other: Edition): Compared[] {
  return diffEditions(one, other)
    .filter(({ path }) => !path.startsWith('decisions/'))
    .map(({ path }) => {
      const [kind = ''] = path.split('/');
      const [left, right] = [saidIn(one, path), saidIn(other, path)];
      return {
        path,
        kind: kindNames[kind] ?? { 'zh-CN': kind, en: kind },
        title: left?.title ?? right?.title ?? { 'zh-CN': path, en: path },
        ...(left && { one: left.said }),
        ...(right && { other: right.said }),
      };
    });
}

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
  const { superior, subordinates } = await runtime.tree.around(me.office.id, runtime.clock());
  return [...(superior ? [superior] : []), ...subordinates].map(({ id, title }) => ({ id, title }));
};
