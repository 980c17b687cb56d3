import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { Workshop, WorkshopTimeout } from './workshop.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

let workshop: Workshop;
afterEach(() => workshop.close());

describe('the workshop', () => {
  it('ends what is under way when nobody waits for it, and goes on with the next', async () => {
    workshop = new Workshop();
    const chain = await workshop.run('load', { root, pack: 'national' });
    const stopping = new AbortController();
    const first = workshop.run('review', { chain }, stopping.signal);
    const second = workshop.run('cases', { chain });
    stopping.abort(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    expect((await second).cases.length).toBeGreaterThan(10);
  });

  it('leaves out what waits and nobody wants any more', async () => {
    workshop = new Workshop();
    const chain = await workshop.run('load', { root, pack: 'national' });
    const stopping = new AbortController();
    const first = workshop.run('cases', { chain });
    const second = workshop.run('review', { chain }, stopping.signal);
    stopping.abort(new Error('gone'));
    await expect(second).rejects.toThrow('gone');
    expect((await first).cases.length).toBeGreaterThan(10);
    const third = workshop.run('cases', { chain }, stopping.signal);
    await expect(third, 'it is not even begun').rejects.toThrow('gone');
  });

  it('ends what takes too long, and says so', async () => {
    workshop = new Workshop(1);
    const loading = workshop.run('load', { root, pack: 'national' });
    await expect(loading).rejects.toBeInstanceOf(WorkshopTimeout);
  });
});
