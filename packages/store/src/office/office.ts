import type { Knex } from 'knex';
import type { Transact } from '../database/transact.ts';
import { Overtaken, Unaudited } from '../errors.ts';
import { ahead } from '../gathering/ahead.ts';
import { writeGathered } from '../gathering/gathered.ts';
import { gather } from '../gathering/gathering.ts';
import type { Actor } from '../model.ts';
import type { Prepared } from '../prepared.ts';
import { assertOutside, during, Scope, type UnitOfWork } from '../scope.ts';
import { audit, takeTurn, writeEvents } from '../trust/audit.ts';
import type { Link } from '../trust/chain.ts';
import { vault } from '../trust/vault.ts';
import type { Office, Options, RootTransaction, Transaction } from '../types.ts';
import { agendas } from './agendas.ts';
import { answerDrafts } from './answer-drafts.ts';
import { appointments, feeds } from './appointments.ts';
import { attachments } from './attachments.ts';
import { cases } from './cases.ts';
import { counters } from './counters.ts';
import { deputies } from './deputies.ts';
import { documents } from './documents.ts';
import { drafts } from './drafts.ts';
import { editions } from './editions.ts';
import { actions, decisions } from './entries.ts';
import { exceptions } from './exceptions.ts';
import { idempotency } from './idempotency.ts';
import { imports } from './imports.ts';
import { marks } from './marks.ts';
import { merges } from './merges.ts';
import { bases, movings } from './movings.ts';
import { notices } from './notices.ts';
import { deliveries, outbox } from './outbox.ts';
import { personMoves } from './person-moves.ts';
import { receipts } from './receipts.ts';
import { records } from './records.ts';
import { entries } from './register-entries.ts';
import { reports } from './reports.ts';
import { draws, suggestions } from './samples.ts';
import { savedLists } from './saved-lists.ts';
import { search } from './search.ts';
import { subjects } from './subjects.ts';
import { tallies } from './tallies.ts';
import { tasks } from './tasks.ts';
import { tokens } from './tokens.ts';
import { users } from './users.ts';
import { webhooks } from './webhooks.ts';

/** Writes what was prepared. */
export type Keep = (actor: Actor, prepared: Prepared) => Promise<void>;

/** An organisation's data for one actor; what it returns is bound to both. */
export function office(
  db: Knex,
  transact: Transact,
  keep: Keep,
  actor: Actor,
  options: Options,
): Office {
  return {
    ...repositories(new Scope(db, actor, options.clock), options),
    async transaction(work) {
      assertOutside('transaction');
      return transact((trx) => inTransaction(trx, actor, options, work));
    },
    ahead: () =>
      ahead((unit) => {
        const scope = new Scope(db, actor, options.clock, unit);
        return { scope, unit, tx: bothWays(db, actor, options, unit), kek: options.keys.kek };
      }),
    async keep(prepared) {
      assertOutside('keep');
      return keep(actor, prepared);
    },
  };
}

/**
 * Writes in a transaction of its own what was prepared; those of a line in their order.
 * @throws Overtaken when somebody wrote since, or one before it in its line was not kept
 */
export async function keep(
  transact: Transact,
  actor: Actor,
  options: Options,
  { line, behind, events, said, ...gathered }: Prepared,
): Promise<void> {
  try {
    await transact((trx) =>
      inTransaction(trx, actor, options, async ({ imports }, { scope, unit, head }) => {
        if (head.seq !== behind || broken.has(line)) throw new Overtaken();
        await writeGathered(scope, gathered);
        for (const { name, given } of said) {
          await (imports[name] as (...all: readonly unknown[]) => Promise<unknown>)(...given);
        }
        unit.events.push(...events);
      }),
    );
  } catch (error) {
    broken.add(line);
    throw error;
  }
}
/** Lines in which something was not kept. */
const broken = new Set<string>();

/** What a transaction is made of. */
interface Inside {
  readonly scope: Scope;
  readonly unit: UnitOfWork;
  /** The last entry of the audit log when it began. */
  readonly head: Link;
}

/** Does work in a database transaction that is open already. */
export async function inTransaction<T>(
  trx: Knex,
  actor: Actor,
  options: Options,
  work: (tx: RootTransaction, inside: Inside) => Promise<T>,
): Promise<T> {
  const unit: UnitOfWork = { open: true, wrote: false, events: [] };
  const scope = new Scope(trx, actor, options.clock, unit);
  try {
    const head = await takeTurn(scope);
    const plain = bothWays(trx, actor, options, unit);
    const tx: RootTransaction = {
      ...plain,
      attempt: attempting(scope, unit),
      gather: (part) => gather({ scope, unit, tx: plain, kek: options.keys.kek }, part),
    };
    const result = await during(unit, () => work(tx, { scope, unit, head }));
    if (unit.refused) throw unit.refused;
    if (unit.wrote && unit.events.length === 0) throw new Unaudited(actor.user);
    await writeEvents(scope, options.keys.audit, head, unit.events);
    return result;
  } finally {
    unit.open = false;
  }
}

/** What the actor reaches, and the same unattended. */
function bothWays(db: Knex, actor: Actor, options: Options, unit: UnitOfWork) {
  const scopeOf = (user: string) => new Scope(db, { ...actor, user }, options.clock, unit);
  return {
    ...repositories(scopeOf(actor.user), options),
    unattended: repositories(scopeOf('system'), options),
  };
}

/** A savepoint of its own; what a constraint refused in it does not refuse the whole. */
function attempting(scope: Scope, unit: UnitOfWork): Transaction['attempt'] {
  return async (work) => {
    const said = unit.events.length;
    await scope.savepoint('savepoint attempt');
    try {
      const result = await work();
      if (unit.refused) throw unit.refused;
      return result;
    } catch (error) {
      await scope.savepoint('rollback to attempt');
      unit.events.length = said;
      unit.refused = undefined;
      throw error;
    } finally {
      await scope.savepoint('release attempt');
    }
  };
}

/** Writing is in all of them; the scope refuses it outside a transaction. */
function repositories(scope: Scope, { keys }: Options): Transaction['unattended'] {
  return {
    answerDrafts: answerDrafts(scope, keys.kek),
    cases: cases(scope),
    actions: actions(scope),
    decisions: decisions(scope),
    tasks: tasks(scope),
    records: records(scope),
    receipts: receipts(scope),
    reports: reports(scope),
    tallies: tallies(scope),
    people: subjects(scope, 'people'),
    units: subjects(scope, 'units'),
    search: search(scope),
    lists: savedLists(scope),
    vault: vault(scope, keys.kek),
    attachments: attachments(scope, keys.kek),
    editions: editions(scope),
    drafts: drafts(scope),
    users: users(scope),
    audit: audit(scope, keys.audit),
    outbox: outbox(scope),
    deliveries: deliveries(scope),
    idempotency: idempotency(scope),
    imports: imports(scope),
    tokens: tokens(scope),
    merges: merges(scope),
    personMoves: personMoves(scope),
    agendas: agendas(scope),
    counters: counters(scope),
    documents: documents(scope),
    bases: bases(scope),
    movings: movings(scope),
    notices: notices(scope),
    deputies: deputies(scope),
    exceptions: exceptions(scope),
    webhooks: webhooks(scope, keys.kek),
    marks: marks(scope),
    appointments: appointments(scope),
    feeds: feeds(scope),
    draws: draws(scope),
    suggestions: suggestions(scope),
    entries: entries(scope),
  };
}
