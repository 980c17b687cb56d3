import type { Knex } from 'knex';
import { Conflict, NotFound } from '../errors.ts';
import type { AuditEvent, Instant, Organisation } from '../model.ts';
import { inTransaction } from '../office/office.ts';
import { decode, encode, instant, type Row, table } from '../schema/table.ts';
import { beginChain } from '../trust/audit.ts';
import type { Options, System } from '../types.ts';
import { uuidv7 } from '../uuid.ts';

type Kept = Omit<Organisation, 'id'> & { org: string };
const organisationTable = table<Kept>('organisations', {
  org: 'text',
  title: 'json',
  level: 'text',
  pack: 'text',
});

/** The tree of organisations. Its edges are dated: who was above whom is known for any instant. */
export function organisations(db: Knex, options: Options): System['organisations'] {
  const all = () => db('organisations').orderBy('org');
  const edgesAt = (at: Instant) =>
    db('organisation_edges')
      .where('from_at', '<=', instant(at))
      .where((q) => q.whereNull('until_at').orWhere('until_at', '>', instant(at)));

  async function get(id: string): Promise<Organisation> {
    const row = await db('organisations').where({ org: id }).first();
    if (!row) throw new NotFound(`organisations/${id}`);
    return read(row);
  }
  async function superior(id: string, at: Instant): Promise<Organisation | undefined> {
    const edge = await edgesAt(at).where({ org: id }).orderBy('from_at', 'desc').first();
    return edge?.parent ? get(edge.parent) : undefined;
  }

  return {
    get,
    superior,
    list: async () => (await all()).map(read),
    count: async () => Number((await db('organisations').count('org as n'))[0]?.n),
    async subordinates(id, at) {
      const below = await edgesAt(at).where({ parent: id }).distinct('org');
      const rows = await all().whereIn(
        'org',
        below.map(({ org }) => org),
      );
      return rows.map(read);
    },

    async create({ id = uuidv7(), parent, since = options.clock(), ...one }) {
      if (parent !== undefined) await get(parent);
      await db.transaction(async (trx) => {
        await trx('organisations').insert(encode(organisationTable, { ...one, org: id }));
        await trx('organisation_edges').insert(edge(id, parent, since));
        await beginChain(trx, id);
        await noted(trx, id, options, { event: 'organisation.create', detail: { parent } });
      });
      return get(id);
    },

    async move(id, parent, from) {
      await assertNotBelow(id, parent, (one) => superior(one, from));
      await db.transaction(async (trx) => {
        await trx('organisation_edges')
          .where({ org: id, until_at: null })
          .update({ until_at: instant(from) });
        await trx('organisation_edges').insert(edge(id, parent, from));
        await noted(trx, id, options, { event: 'organisation.move', detail: { parent, from } });
      });
    },
  };
}

function read(row: Row): Organisation {
  const { org, ...rest } = decode(organisationTable, row);
  return { id: org, ...rest };
}

const edge = (org: string, parent: string | undefined, from: Instant) => ({
  org,
  parent: parent ?? null,
  from_at: instant(from),
});

/** @throws Conflict when that would make an organisation its own superior */
async function assertNotBelow(
  id: string,
  parent: string | undefined,
  superior: (id: string) => Promise<Organisation | undefined>,
): Promise<void> {
  for (let above = parent; above !== undefined; above = (await superior(above))?.id) {
    if (above === id) throw new Conflict(`organisations/${id}`);
  }
}

const noted = (trx: Knex, org: string, options: Options, event: AuditEvent) =>
  inTransaction(trx, { org, user: 'system' }, options, async (tx) => {
    tx.audit.add({ ...event, subject: org });
  });
