import type { MoveEffect, PersonMoveView } from '@bitan/api';
import type { PersonMove, Reading, Transaction } from '@bitan/store';
import type { Ask, UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import { officeOf } from '../work/standing.ts';
import { makeMove, numbersOf } from './make-move.ts';
import { colleaguesOf } from './names.ts';
import { isReader, saidOfEntry } from './register-views.ts';
import { mustBeAllowed } from './signed-in.ts';
import { personRow, subjectRows } from './subject-rows.ts';

type Asked = Ask<'joinPeople' | 'partPerson' | 'undoJoin' | 'previewJoin' | 'previewPart'>;

/** Records that may be of the same person, and what was joined and parted. */
export const namesakes: UseCase<'namesakes'> = async ({ runtime, me, path }) => {
  mustBeAllowed(me, 'cases.read');
  const office = officeOf(runtime, me);
  const person = await office.people.get(path.person);
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  const [standing, others, entries, moves] = await Promise.all([
    office.personMoves.standing(person.id),
    office.people.named([person.name]),
    office.records.list({ person: person.id }),
    office.personMoves.of(person.id),
  ]);
  const loose = entries.filter(({ caseId }) => caseId === undefined);
  return {
    may: me.may.has('records.join'),
    ...(standing !== person.id && {
      standing: await personRow({ runtime, me }, office, standing),
    }),
    namesakes: await subjectRows(
      { runtime, me },
      office,
      'person',
      others.filter(({ id }) => id !== person.id),
    ),
    entries: loose.flatMap(({ id, register, at, data }) => {
      const known = edition.registers[register];
      return known && isReader(me, known)
        ? [{ id, register: known.title, at, said: saidOfEntry(known, data) }]
        : [];
    }),
    moves: await Promise.all(moves.map((move) => moveView({ runtime, me }, office, move))),
  };
};

/** What joining would mean: it is done, looked at, and undone. */
export const previewJoin: UseCase<'previewJoin'> = (ask) =>
  foreseen(ask, (tx) => join(ask, tx, ask.body.other, ''));

export const previewPart: UseCase<'previewPart'> = (ask) =>
  foreseen(ask, (tx) => part(ask, tx, ask.body, ''));

/**
 * Joins another record to this one.
 * @throws Refusal `forbidden`, `reason-missing`, `not-open` where one of both is joined already
 */
export const joinPeople: UseCase<'joinPeople'> = async (ask) => {
  const { me, body } = ask;
  mustBeAllowed(me, 'records.join');
  mustHaveReason(body.reason);
  return once(officeOf(ask.runtime, me), ask, (tx) => join(ask, tx, body.other, body.reason));
};

/** Gives cases of this record to the person whom they are about. */
export const partPerson: UseCase<'partPerson'> = async (ask) => {
  const { me, body } = ask;
  mustBeAllowed(me, 'records.join');
  mustHaveReason(body.reason);
  return once(officeOf(ask.runtime, me), ask, (tx) => part(ask, tx, body, body.reason));
};

/** Lets both records be again what they were, as far as nothing moved on since. */
export const undoJoin: UseCase<'undoJoin'> = async (ask) => {
  const { me, path, body } = ask;
  mustBeAllowed(me, 'records.join');
  mustHaveReason(body.reason);
  return once(officeOf(ask.runtime, me), ask, async (tx) => {
    const move = await tx.personMoves.get(path.move);
    const isOf = move.kind === 'join' && [move.fromId, move.toId].includes(path.person);
    if (!isOf) throw new Refusal('not-found');
    if (move.undoneAt) throw new Refusal('not-open', { detail: undone });
    await mustStand(tx, move.toId);
    return makeMove(ask, tx, [move.fromId, move.toId], (now) =>
      now.personMoves.undo(move.id, body.reason),
    );
  });
};

async function join(ask: Asked, tx: Transaction, other: string, reason: string) {
  const { person } = ask.path;
  if (person === other) throw new Refusal('not-open', { detail: same });
  for (const id of [person, other]) await mustStand(tx, id);
  return makeMove(ask, tx, [person, other], (now) =>
    now.personMoves.join({ fromId: other, toId: person, reason }),
  );
}

interface Part {
  readonly cases: readonly string[];
  readonly entries: readonly string[];
  readonly to: string;
}

async function part(ask: Asked, tx: Transaction, { cases, entries, to }: Part, reason: string) {
  const { person } = ask.path;
  if (person === to) throw new Refusal('not-open', { detail: same });
  if (cases.length + entries.length === 0) throw new Refusal('not-open', { detail: none });
  for (const id of [person, to]) await mustStand(tx, id);
  // Somebody who is recused from a case says nothing of whose it is.
  const about = await Promise.all(cases.map((id) => tx.cases.get(id)));
  if (about.some(({ personId }) => personId !== person)) {
    throw new Refusal('not-open', { detail: gone });
  }
  return makeMove(ask, tx, [person, to], (now) =>
    now.personMoves.part({ fromId: person, toId: to, reason }, { cases, records: entries }),
  );
}

/** Carries the effect of a transaction out of it, and undoes it. */
class Foreseen extends Error {
  readonly effect: MoveEffect;
  constructor(effect: MoveEffect) {
    super('a preview keeps nothing');
    this.effect = effect;
  }
}

async function foreseen(
  { runtime, me }: Asked,
  move: (tx: Transaction) => Promise<MoveEffect>,
): Promise<MoveEffect> {
  mustBeAllowed(me, 'records.join');
  try {
    return await officeOf(runtime, me).transaction(async (tx) => {
      throw new Foreseen(await move(tx));
    });
  } catch (error) {
    if (error instanceof Foreseen) return error.effect;
    throw error;
  }
}

async function moveView(
  asked: Pick<Asked, 'runtime' | 'me'>,
  office: Reading,
  move: PersonMove,
): Promise<PersonMoveView> {
  const nameOf = await colleaguesOf(office);
  const [from, to] = await Promise.all(
    [move.fromId, move.toId].map((id) => personRow(asked, office, id)),
  );
  if (!from || !to) throw new Error('a move is between two people');
  return {
    ...{ id: move.id, kind: move.kind, reason: move.reason, from, to, at: move.madeAt },
    by: nameOf(move.madeBy),
    cases: await numbersOf(office, move.moved.cases),
    ...(move.undoneBy &&
      move.undoneAt && {
        undone: { by: nameOf(move.undoneBy), at: move.undoneAt, reason: move.undoneWhy ?? '' },
      }),
  };
}

async function mustStand(tx: Transaction, person: string): Promise<void> {
  await tx.people.get(person);
  if ((await tx.personMoves.standing(person)) !== person) {
    throw new Refusal('not-open', { detail: joinedAlready });
  }
}

function mustHaveReason(reason: string): void {
  if (reason.trim() === '') throw new Refusal('reason-missing');
}

const same = { 'zh-CN': '请选择另一个人的档案。', en: 'Choose the record of another person.' };
const none = {
  'zh-CN': '请选择至少一件案件或一条记录。',
  en: 'Choose at least one case or entry.',
};
const gone = {
  'zh-CN': '其中有的案件已不在此人名下，请刷新后重新选择。',
  en: 'One of these cases is not about this person any more: load the page again and choose anew.',
};
const undone = { 'zh-CN': '这次合并已经撤销。', en: 'This joining was undone already.' };
const joinedAlready = {
  'zh-CN': '其中一人的档案已并入别人的档案，请到合并后的档案中办理，或先撤销那次合并。',
  en: 'One of both records was joined to another: go to that one, or undo that joining first.',
};
