import { Stale } from '../errors.ts';
import type { Case, RegisterEntry, Task } from '../model.ts';
import { mostSimilar, newCase, unchanging } from '../office/cases.ts';
import { actionTable, decisionTable } from '../office/entries.ts';
import { exceptionTable } from '../office/exceptions.ts';
import { notices } from '../office/notices.ts';
import { outbox } from '../office/outbox.ts';
import { pastOf, pastTable } from '../office/past.ts';
import { latestFirst, recordTable } from '../office/records.ts';
import { newSubject } from '../office/subjects.ts';
import { taskTable } from '../office/task-table.ts';
import { begun, earliest } from '../office/tasks.ts';
import { instant } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import { envelope } from '../trust/envelope.ts';
import { vaultTable } from '../trust/vault.ts';
import type { CaseRecord, Transaction } from '../types.ts';
import { uuidv7 } from '../uuid.ts';
import type { Attempts } from './attempts.ts';
import type { GatheredScope } from './gathered-scope.ts';
import type { KnownSubjects } from './known-subjects.ts';
import type { HeldCase } from './part.ts';

/** Functions of a transaction that a gathering has in place of them. */
export type Beside = { readonly [Name in keyof Transaction]?: Partial<Transaction[Name]> };

interface Around {
  readonly scope: Scope;
  /** Gathers what is inserted. */
  readonly gathered: GatheredScope;
  /** For what is not held: what was gathered is written first. */
  readonly tx: Transaction['unattended'];
  readonly attempts: Attempts;
  readonly subjects: KnownSubjects;
  readonly kek: Buffer;
}

/** Answers about what is held, and holds what begins. */
export function held(around: Around): Beside {
  const { scope, gathered, tx, attempts, subjects } = around;
  /** Does it in memory where the case is held, and otherwise as ever, behind what was gathered. */
  const where: Where = async (caseId, inMemory, plainly) => {
    const of = attempts.part.cases.get(caseId);
    const answer = of ? inMemory(of) : unheld;
    if (answer !== unheld) return answer;
    await attempts.settle();
    return plainly();
  };
  return {
    ...casesAndSubjects(around, where),
    ...ofCases(around, where),
    decisions: {
      async append(entry, madeOn) {
        gathered.hold(decisionTable, entry);
        gathered.hold(pastTable, ...pastOf(scope, entry, madeOn));
      },
    },
    // Nobody who was just made was joined to another.
    personMoves: {
      standing: async (person) =>
        subjects.isNew({ person }) ? person : tx.personMoves.standing(person),
    },
    notices: { add: notices(gathered).add },
    outbox: { add: outbox(gathered).add },
    counters: {
      async next(name, year) {
        const key = `${year} ${name}`;
        const known = attempts.parts.map(({ numbers }) => numbers.get(key)).find(Boolean);
        const n = (known?.n ?? (await tx.counters.last(name, year))) + 1;
        attempts.part.numbers.set(key, { name, year, n });
        return n;
      },
    },
  };
}

const unheld: unique symbol = Symbol('not held');
type Where = <T>(
  caseId: string,
  inMemory: (of: HeldCase) => T | typeof unheld,
  plainly: () => Promise<T>,
) => Promise<T>;

function casesAndSubjects({ scope, tx, attempts, subjects }: Around, where: Where): Beside {
  const subjectsOf = (name: 'people' | 'units'): Beside['people'] => ({
    get: (id) => subjects.get(name, id),
    some: async (ids) => [...(await subjects.some(name, ids)).values()],
    named: (names) => subjects.named(name, names),
    async insert(given) {
      const one = newSubject(given, scope.clock());
      attempts.part[name].set(one.id, one);
      return one;
    },
  });
  return {
    people: subjectsOf('people') ?? {},
    units: subjectsOf('units') ?? {},
    cases: {
      async insert(given) {
        if (given.recused.length === 0) return attempts.part.begin(newCase(given, scope.clock()));
        await attempts.settle();
        return tx.cases.insert(given);
      },
      get: (id) =>
        where(
          id,
          ({ one }) => one,
          () => tx.cases.get(id),
        ),
      save: (one, expected) =>
        where(
          one.id,
          (of) => (one.recused.length > 0 ? unheld : saved(of, one, expected, scope.clock())),
          () => tx.cases.save(one, expected),
        ),
      async similar(like) {
        const { person, workflow } = like;
        const since = instant(like.since);
        const begun = attempts.parts
          .flatMap(({ cases, about: ids }) =>
            ids.of([person]).flatMap((id) => cases.get(id)?.one ?? []),
          )
          .filter(
            (one) =>
              one.startedAt >= since && (workflow === undefined || one.workflow === workflow),
          );
        const found = subjects.isNew({ person }) ? [] : await tx.cases.similar(like);
        return onceEach([...begun, ...found])
          .sort(latestBegun)
          .slice(0, mostSimilar);
      },
      async forFacts(about) {
        const { whose, id } = about;
        const found = subjects.isNew({ [whose]: id }) ? [] : await tx.cases.forFacts(about);
        const begun = attempts.parts.flatMap(({ cases, about: ids }) =>
          ids.of([id]).flatMap((one) => cases.get(one)?.one ?? []),
        );
        return onceEach<CaseRecord>([...found, ...begun]);
      },
    },
  };
}

/** What is held from before may have been written by now, and read with the rest. */
const onceEach = <T extends { readonly id: string }>(all: readonly T[]): T[] => [
  ...new Map(all.map((one) => [one.id, one])).values(),
];

const latestBegun = (a: Case, b: Case) =>
  a.startedAt === b.startedAt ? (a.id < b.id ? 1 : -1) : a.startedAt < b.startedAt ? 1 : -1;

function saved(of: HeldCase, one: Case, expected: number, updatedAt: string): Case {
  if (of.one.revision !== expected) throw new Stale(`cases/${one.id}`, of.one);
  of.one = { ...one, ...unchanging(of.one), revision: expected + 1, updatedAt };
  return of.one;
}

function ofCases({ scope, gathered, tx, attempts, subjects, kek }: Around, where: Where): Beside {
  const sealing = envelope(scope, kek);
  return {
    actions: {
      append: (entry, said = {}) =>
        where(
          entry.caseId,
          (of) => {
            const seq = of.actions.length + 1;
            const { user: actor } = scope.actor;
            const appended = gathered.hold(actionTable, { seq, actor, ...entry });
            of.actions.push(appended);
            of.texts.push(...(said.texts ?? []));
            of.marks.push(...(said.marks ?? []));
            return appended;
          },
          () => tx.actions.append(entry, said),
        ),
      list: (id) =>
        where(
          id,
          ({ actions }) => [...actions],
          () => tx.actions.list(id),
        ),
      async firstOf(ids) {
        const begun = ids.flatMap((id) => {
          const of = attempts.parts.find(({ cases }) => cases.has(id))?.cases.get(id);
          return of?.actions.slice(0, 1) ?? [];
        });
        const left = ids.filter((id) => !attempts.parts.some(({ cases }) => cases.has(id)));
        return left.length === 0 ? begun : [...begun, ...(await tx.actions.firstOf(left))];
      },
    },
    tasks: {
      list: (id) =>
        where(
          id,
          ({ tasks }) => [...tasks],
          () => tx.tasks.list(id),
        ),
      replace: (id, next) =>
        where<undefined | void>(
          id,
          (of) => {
            if (of.tasks.length > 0) return unheld;
            for (const task of next) {
              of.tasks.push(gathered.hold<Task>(taskTable, ...begun(of.one, task)));
            }
            of.dueAt = earliest(next);
            return undefined;
          },
          () => tx.tasks.replace(id, next),
        ),
    },
    records: {
      async append(entry) {
        const one = gathered.hold<RegisterEntry>(recordTable, { id: uuidv7(), ...entry });
        attempts.part.records.add(one, [one.personId, one.unitId, one.caseId]);
        return one;
      },
      async forFacts(about) {
        const { whose, id } = about;
        const isNew =
          whose === 'case' ? attempts.part.cases.has(id) : subjects.isNew({ [whose]: id });
        const found = isNew ? [] : await tx.records.forFacts(about);
        const begun = attempts.parts.flatMap(({ records }) => records.of([id]));
        return begun.length > 0 ? latestFirst([...found, ...begun]) : found;
      },
    },
    vault: {
      async seal(id, seal, answers) {
        const of = attempts.part.cases.get(id);
        if (!of || of.seals.has(seal) || !(await sealing.hasKey())) {
          await attempts.settle();
          return tx.vault.seal(id, seal, answers);
        }
        const sealed = await sealing.seal([id, seal], answers);
        gathered.hold(vaultTable, { caseId: id, seal, ...sealed, updatedAt: scope.clock() });
        of.seals.add(seal);
      },
    },
    exceptions: {
      lasting: (id) =>
        where(
          id,
          ({ exceptions }) => exceptions.filter(({ endedAt }) => !endedAt),
          () => tx.exceptions.lasting(id),
        ),
      add: (given) =>
        where<undefined | void>(
          given.caseId,
          (of) => {
            const one = { id: uuidv7(), user: scope.actor.user, ...given };
            of.exceptions.push(gathered.hold(exceptionTable, one));
            return undefined;
          },
          () => tx.exceptions.add(given),
        ),
      end: (id, kind, why) =>
        where<undefined | void>(
          id,
          ({ exceptions }) => (exceptions.some((one) => one.kind === kind) ? unheld : undefined),
          () => tx.exceptions.end(id, kind, why),
        ),
    },
    // A case that is held has none: whatever sets one writes it first.
    appointments: {
      clear: (id, name) =>
        where<undefined | void>(
          id,
          () => undefined,
          () => tx.appointments.clear(id, name),
        ),
      give: (id, user) =>
        where<undefined | void>(
          id,
          () => undefined,
          () => tx.appointments.give(id, user),
        ),
    },
  };
}
