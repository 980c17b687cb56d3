import type { MoveEffect } from '@bitan/api';
import type { Text } from '@bitan/definitions';
import type { PersonMove, Reading, Transaction } from '@bitan/store';
import type { Ask } from '../http/bind.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { tell } from '../supervise/tell.ts';
import { knownNow, openTasks } from '../work/open-tasks.ts';
import type { Standing } from '../work/standing.ts';
import { changed, openCasesOf, type Redecided, redecided, sayProposal } from './redecided.ts';
import { personRow } from './subject-rows.ts';
import { historyOf } from './subjects.ts';

type Asked = Pick<Ask<'joinPeople'>, 'runtime' | 'me'>;
type Unattended = Transaction['unattended'];

/**
 * Makes a move between the records of two people, with what follows of it: the open tasks of their
 * cases, and a word to who handles a case in which the rules would propose otherwise now. What was
 * decided stays as it was decided.
 */
export async function makeMove(
  { runtime, me }: Asked,
  tx: Transaction,
  people: readonly [string, string],
  move: (tx: Transaction) => Promise<PersonMove>,
): Promise<MoveEffect> {
  const org = me.office.id;
  const at = runtime.clock();
  const facts = () => Promise.all(people.map((id) => factsOf(runtime, org, tx, id, at)));
  const all = tx.unattended;
  const openNow = () => openCasesOf(runtime, org, all, people);
  const [countedBefore, before] = [await facts(), await redecided(all, await openNow())];
  const { id, kind, fromId, toId, moved, reason, undoneWhy } = await move(tx);
  const [countedAfter, open] = [await facts(), await openNow()];
  const others = changed(before, await redecided(all, open));
  for (const standing of open) await renewTasks(all, standing, at);
  for (const { now } of others) await tellOf(tx, now, at);
  tx.audit.add({
    event: undoneWhy === undefined ? `person.${kind}` : `person.${kind}-undone`,
    subject: toId,
    detail: {
      ...{ move: id, from: fromId, reason: undoneWhy ?? reason, cases: moved.cases },
      otherwise: others.map(({ now }) => [now.standing.row.id, now.decision.id]),
    },
  });
  return effectOf({ runtime, me }, tx, people, {
    cases: moved.cases,
    counted: people.map((_, i) => differing(countedBefore[i] ?? [], countedAfter[i] ?? [])),
    others,
  });
}

/** What the rules count about a person, in words. */
async function factsOf(runtime: Runtime, org: string, tx: Transaction, id: string, at: string) {
  const ready = await runtime.editions.at(org, at);
  return historyOf(tx, ready, 'person', id, at);
}

type Counted = Awaited<ReturnType<typeof factsOf>>;

function differing(before: Counted, after: Counted) {
  return after.flatMap(({ fact, title, said }) => {
    const was = before.find((one) => one.fact === fact)?.said;
    return was && was['zh-CN'] !== said['zh-CN'] ? [{ fact, title, before: was, after: said }] : [];
  });
}

/** Who may act, and until when, can depend on the person's record. */
async function renewTasks(all: Unattended, standing: Standing, at: string): Promise<void> {
  const known = await knownNow(all, standing, at);
  await all.tasks.replace(standing.row.id, await openTasks(all, standing, known, at));
}

async function tellOf(tx: Transaction, { standing, decision }: Redecided, at: string) {
  const { row, position } = standing;
  const to = {
    users: row.handler ? [row.handler] : [],
    ...(position.pending && { roles: position.pending.approvers }),
  };
  await tell(tx, to, { kind: 'flow', text: otherwise, case: row, about: decision.title }, at);
}

interface Effect {
  readonly cases: readonly string[];
  readonly counted: readonly ReturnType<typeof differing>[];
  readonly others: ReturnType<typeof changed>;
}

/** The effect as this user may see it. */
async function effectOf(
  asked: Asked,
  tx: Transaction,
  people: readonly string[],
  { cases, counted, others }: Effect,
): Promise<MoveEffect> {
  const seen = await numbersOf(
    tx,
    others.map(({ now }) => now.standing.row.id),
  );
  return {
    cases: await numbersOf(tx, cases),
    people: await Promise.all(
      people.map(async (id, i) => ({
        person: await personRow(asked, tx, id),
        facts: counted[i] ?? [],
      })),
    ),
    decisions: others.flatMap(({ was, now }) => {
      const found = seen.find(({ id }) => id === now.standing.row.id);
      const { id, title } = now.decision;
      const said = { before: sayProposal(was), after: sayProposal(now) };
      return found ? [{ case: found, decision: { id, title }, ...said }] : [];
    }),
  };
}

/** The numbers of those cases that this user may see. */
export async function numbersOf(reading: Reading, ids: readonly string[]) {
  const numbers = await reading.cases.numbers(ids);
  return ids.flatMap((id) => {
    const number = numbers.get(id);
    return number === undefined ? [] : [{ id, number }];
  });
}

const otherwise: Text = {
  'zh-CN':
    '被反映人的档案有合并或拆分：按现有记录，规则会提出不同的意见。已作的决定没有改变，请核对。',
  en: 'Records of the person were joined or parted: the rules would propose otherwise now. What was decided stands; look at it again.',
};
