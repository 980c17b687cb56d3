import type { FoundItem, Found as FoundReply } from '@bitan/api';
import { excerptOf, type Found, piecesOf } from '@bitan/store';
import type { UseCase } from '../http/bind.ts';
import { mustBeAllowed, type SignedIn } from '../people/signed-in.ts';
import { subjectRows } from '../people/subject-rows.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { officeOf } from '../work/standing.ts';

/** What a search looks for, in the order in which it is shown. */
const kinds = ['case', 'person', 'unit', 'document'] as const;
const shown = 5;

/** Finds by words among all that the user may see: the latest of each kind, and how many there are. */
export const search: UseCase<'search'> = async ({ runtime, me, query }) => {
  mustBeAllowed(me, 'cases.read');
  const office = officeOf(runtime, me);
  const { q } = query;
  const found = await Promise.all(
    kinds.map(async (kind): Promise<FoundReply[number]> => {
      const items = await office.search.find(q, { kind, limit: shown });
      const few = items.length < shown;
      const count = few
        ? { count: items.length, capped: false }
        : await office.search.count(q, kind);
      const lines = await linesOf(runtime, me, kind, items);
      return { kind, count, items: items.map((one) => itemOf(one, q, lines.get(one.id))) };
    }),
  );
  return found.filter(({ items }) => items.length > 0);
};

/** What tells people of the same name apart. */
async function linesOf(runtime: Runtime, me: SignedIn, kind: string, items: readonly Found[]) {
  if (items.length === 0 || (kind !== 'person' && kind !== 'unit'))
    return new Map<string, string>();
  const ids = items.map(({ id }) => id);
  const office = officeOf(runtime, me);
  const subjects = await (kind === 'person' ? office.people : office.units).some(ids);
  const rows = await subjectRows({ runtime, me }, office, kind, subjects);
  return new Map(rows.map(({ id, line }) => [id, line['zh-CN']]));
}

/** The first name is the number where there are several; the second one says what it is about. */
function itemOf({ kind, id, caseId, names, text }: Found, q: string, said = ''): FoundItem {
  const [first = '', second, ...others] = names.split('\n');
  const excerpt = excerptOf(text, q);
  return {
    kind,
    id,
    ...(caseId && { case: caseId }),
    title: piecesOf(second ?? first, q),
    line: piecesOf(second === undefined ? said : [first, ...others].join(' · '), q),
    ...(excerpt.length > 0 && { excerpt }),
  };
}
