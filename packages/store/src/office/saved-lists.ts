import { NotFound } from '../errors.ts';
import type { SavedList, SavedLists } from '../lists.ts';
import { decode, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import { uuidv7 } from '../uuid.ts';

const listTable = table<SavedList>('saved_lists', {
  id: 'text',
  owner: 'text',
  name: 'text',
  shared: 'flag',
  wanted: 'json',
  revision: 'integer',
  createdAt: 'instant',
  updatedAt: 'instant',
});

/** The lists that the actor keeps, and those that others share; each is changed by its owner alone. */
export function savedLists(scope: Scope): SavedLists {
  const owner = scope.actor.user;
  const own = async (id: string): Promise<SavedList> => {
    const found = await scope.get(listTable, { id });
    if (found.owner !== owner) throw new NotFound(`saved_lists/${id}`);
    return found;
  };
  return {
    async list() {
      const rows = scope.rows(listTable).where((q) => q.where({ owner }).orWhere({ shared: 1 }));
      return (await rows.orderBy('name').orderBy('id')).map((row) => decode(listTable, row));
    },
    insert({ name, shared, wanted }) {
      const now = scope.clock();
      const one = { id: uuidv7(), owner, name, shared, wanted };
      return scope.insert<SavedList>(listTable, {
        ...one,
        revision: 1,
        createdAt: now,
        updatedAt: now,
      });
    },
    async save({ id, name, shared, wanted }, expected) {
      await own(id);
      const changes = { name, shared, wanted, updatedAt: scope.clock() };
      return scope.compareAndSet(listTable, id, expected, changes);
    },
    async remove(id) {
      await own(id);
      await scope.delete(listTable, { id });
    },
  };
}
