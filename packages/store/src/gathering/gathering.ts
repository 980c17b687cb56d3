import { NeedsTransaction } from '../errors.ts';
import type { Gathering, Options, Transaction } from '../types.ts';
import { Attempts, type Ground } from './attempts.ts';
import { gatheredIn, writeGathered } from './gathered.ts';
import { GatheredScope } from './gathered-scope.ts';
import { type Beside, held } from './held.ts';
import { KnownSubjects } from './known-subjects.ts';
import type { Part } from './part.ts';

/** With what work is done that gathers. */
export interface Gatherer extends Ground {
  readonly tx: Pick<Transaction, 'unattended'> & Repositories;
  readonly kek: Options['keys']['kek'];
}

/**
 * Does work in which many cases begin, and writes them together at its end: what is asked of them
 * meanwhile is answered from memory. Before anything else is asked or written, what was gathered is
 * written first, so that every answer is that of a plain transaction.
 */
export async function gather<T>(
  gatherer: Gatherer,
  work: (gathering: Gathering) => Promise<T>,
): Promise<T> {
  const { scope, tx } = gatherer;
  const subjects = new KnownSubjects(tx, () => attempts.parts);
  const attempts = new Attempts(gatherer, subjects, async (part) =>
    writeGathered(scope, await gatheredIn(scope, part, subjects)),
  );
  const result = await work(gathering(gatherer, attempts, subjects));
  await attempts.settle();
  return result;
}

interface Apart {
  /** What was gathered earlier and may not be written yet, the latest first. */
  readonly before: readonly Part[];
  /** What it has in place of functions of a transaction, beside what is held. */
  readonly own: Beside;
}

/**
 * Does such work and writes nothing.
 * @throws NeedsTransaction when it would have to be written before something is asked
 */
export async function gatherOnly<T>(
  gatherer: Gatherer,
  work: (gathering: Gathering) => Promise<T>,
  { before, own }: Apart,
) {
  const subjects = new KnownSubjects(gatherer.tx, () => attempts.parts);
  const attempts = new Attempts(
    gatherer,
    subjects,
    async () => {
      throw new NeedsTransaction();
    },
    before,
  );
  const result = await work(gathering(gatherer, attempts, subjects, own));
  const { part } = attempts;
  return { result, part, gathered: await gatheredIn(gatherer.scope, part, subjects) };
}

function gathering(
  { scope, tx, kek }: Gatherer,
  attempts: Attempts,
  subjects: KnownSubjects,
  more: Beside = {},
): Gathering {
  const gathered = new GatheredScope(scope, () => attempts.part);
  const own = { ...held({ scope, gathered, tx, attempts, subjects, kek }), ...more };
  const settle = () => attempts.settle();
  const { unattended, ...plain } = tx;
  return {
    ...settlingBefore(plain, own, settle),
    // Few ask for it.
    get unattended() {
      return settlingBefore(unattended, {}, settle);
    },
    attempt: (part) => attempts.attempt(part),
  };
}

type Repositories = Transaction['unattended'];
type Repository = Readonly<Record<string, (...given: never[]) => unknown>>;

/** The functions of a transaction: the gathering's own, those that it leaves alone, and the rest. */
function settlingBefore(
  plain: Repositories,
  own: Beside,
  settle: () => Promise<void>,
): Repositories {
  const all = Object.entries(plain as unknown as Record<string, Repository>);
  const settling = all.map(([name, repository]) => {
    const functions = Object.entries(repository).map(([id, run]) => {
      const mine = (own as Record<string, Partial<Repository>>)[name]?.[id];
      const settled = async (...given: never[]) => {
        await settle();
        return run(...given);
      };
      return [id, mine ?? (apart.has(`${name}.${id}`) ? run : settled)];
    });
    return [name, Object.fromEntries(functions)];
  });
  return Object.fromEntries(settling);
}

/** What has nothing to do with anything that is gathered. */
const apart = new Set([
  ...['users.get', 'users.list', 'deputies.from', 'webhooks.list', 'notices.settings'],
  ...['attachments.some', 'editions.get', 'editions.content', 'editions.current'],
  ...['audit.add', 'audit.head', 'counters.last', 'imports.get', 'imports.begun'],
]);
