import { EventEmitter } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { expect, it } from 'vitest';
import { UnderWay } from './under-way.ts';

const asked = (underWay: UnderWay): EventEmitter => {
  const response = new EventEmitter();
  underWay.count({} as Request, response as Response, () => undefined);
  return response;
};
const isDone = async (work: Promise<void>): Promise<boolean> => {
  let done = false;
  work.then(() => {
    done = true;
  });
  for (let i = 0; i < 5; i += 1) await setImmediate();
  return done;
};

it('goes on at once where nobody waits', async () => {
  expect(await isDone(new UnderWay().giveWay())).toBe(true);
});

it('waits until the last who asked has an answer', async () => {
  const underWay = new UnderWay();
  const [one, other] = [asked(underWay), asked(underWay)];
  const waiting = underWay.giveWay(undefined, 600_000);
  expect(await isDone(waiting)).toBe(false);
  one.emit('close');
  expect(await isDone(waiting)).toBe(false);
  other.emit('close');
  expect(await isDone(waiting)).toBe(true);
});

it('goes on after a while, however much is asked', async () => {
  const underWay = new UnderWay();
  asked(underWay);
  await underWay.giveWay(undefined, 1);
});

it('ends the work where the server stops', async () => {
  const stopping = new AbortController();
  stopping.abort();
  await expect(new UnderWay().giveWay(stopping.signal)).rejects.toThrow('aborted');
});
