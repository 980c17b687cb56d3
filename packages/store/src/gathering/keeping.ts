import { workerData } from 'node:worker_threads';
import { answering } from '../database/answering.ts';
import { connectAgain } from '../database/connect.ts';
import { turnsOf } from '../database/transact.ts';
import { keep } from '../office/office.ts';
import type { Given, ToKeep } from './keeper.ts';

const { connection, keys } = workerData as Given;
const turns = connectAgain(connection).then(turnsOf);
// What comes from another thread is no `Buffer` any more.
const [kek, audit] = [Buffer.from(keys.kek), Buffer.from(keys.audit)];

answering(async ({ actor, prepared }: ToKeep) => {
  const options = { keys: { kek, audit }, clock: () => prepared.at };
  const { transact } = await turns;
  await keep(transact, actor, options, prepared);
});
