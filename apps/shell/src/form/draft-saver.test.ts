// @vitest-environment happy-dom
import type { AnswerDraftView, Answers } from '@bitan/api';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem, unreachable } from '../api/problem.ts';
import { type DraftConnection, DraftSaver } from './draft-saver.ts';
import { LocalCopies } from './local-copies.ts';

const copies = new LocalCopies('ann', btoa('a'.repeat(32)));
const save = vi.fn<DraftConnection['save']>();
const discard = vi.fn<DraftConnection['discard']>();
const place = { workflow: 'w', action: 'a' };
const begun = (revision = 0) =>
  new DraftSaver({ id: 'd', revision }, place, 'form', copies, { save, discard });
const local = () => copies.find('form');
const text = { 'zh-CN': '', en: '' };
const refused = (code: string, current?: unknown) =>
  new ApiProblem({
    type: `urn:bitan:problem:${code}`,
    status: 400,
    title: '',
    titles: text,
    cure: text,
    current,
  });
const kept = (revision: number, answers: Answers) =>
  ({ id: 'd', revision, updatedAt: 'now', answers }) as AnswerDraftView;
const sent = () => save.mock.calls.map(([, { answers, revision }]) => ({ answers, revision }));

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  save.mockReset().mockImplementation(async (id, { revision = 0 }) => ({
    id,
    revision: revision + 1,
    updatedAt: 'now',
  }));
  discard.mockReset().mockResolvedValue(undefined);
});
afterEach(() => vi.useRealTimers());

describe('what is typed', () => {
  it('is saved once, a moment after typing stopped, and then not kept here', async () => {
    const saver = begun();
    for (const name of ['王', '王伟', '王伟民']) {
      saver.changed({ name });
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent()).toEqual([{ answers: { name: '王伟民' }, revision: 0 }]);
    expect(saver.state).toEqual({ kind: 'saved', at: 'now' });
    expect(local()).toBeUndefined();
    saver.changed({ name: '王伟' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent()[1]).toEqual({ answers: { name: '王伟' }, revision: 1 });
  });

  it('is saved now and then while somebody does not stop typing', async () => {
    const saver = begun();
    for (let n = 0; n < 30; n += 1) {
      saver.changed({ n });
      await vi.advanceTimersByTimeAsync(400);
    }
    expect(save.mock.calls.length).toBeGreaterThan(1);
  });

  it('stays here while the server is away, and is sent when it is back', async () => {
    save.mockRejectedValue(unreachable());
    const saver = begun();
    saver.changed({ name: '甲' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(saver.state.kind).toBe('away');
    expect(local()).toMatchObject({ draft: 'd', revision: 0, answers: { name: '甲' } });
    save.mockResolvedValue({ id: 'd', revision: 1, updatedAt: 'later' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saver.state).toEqual({ kind: 'saved', at: 'later' });
    expect(local()).toBeUndefined();
  });

  it('is the same although the answer of the server was lost', async () => {
    save.mockRejectedValueOnce(refused('stale', kept(1, { name: '甲' })));
    const saver = begun();
    saver.changed({ name: '甲' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(saver.state.kind).toBe('saved');
    saver.changed({ name: '甲乙' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent()[1]?.revision).toBe(1);
  });

  it('overwrites nothing that was typed elsewhere: its writer says which goes on', async () => {
    save.mockRejectedValueOnce(refused('stale', kept(5, { name: '乙' })));
    const saver = begun(4);
    saver.changed({ name: '甲' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(saver.state).toMatchObject({ kind: 'conflict', theirs: { answers: { name: '乙' } } });
    saver.changed({ name: '甲甲' });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(save).toHaveBeenCalledOnce();
    expect(local()?.answers).toEqual({ name: '甲甲' });
    saver.goOnWith('mine');
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent()[1]).toEqual({ answers: { name: '甲甲' }, revision: 5 });
  });

  it('gives way to the other when that is chosen', async () => {
    save.mockRejectedValueOnce(refused('stale', kept(5, { name: '乙' })));
    const saver = begun(4);
    saver.changed({ name: '甲' });
    await vi.advanceTimersByTimeAsync(1000);
    saver.goOnWith('theirs');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(save).toHaveBeenCalledOnce();
    expect(local()).toBeUndefined();
    expect(saver.state).toEqual({ kind: 'saved', at: 'now' });
  });

  it('is not saved any more when it was submitted elsewhere, and stays here', async () => {
    save.mockRejectedValue(refused('not-found'));
    const saver = begun(3);
    saver.changed({ name: '甲' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saver.state.kind).toBe('gone');
    expect(save).toHaveBeenCalledOnce();
    expect(local()?.answers).toEqual({ name: '甲' });
  });

  it('is not brought back by a save that was under way when it was submitted', async () => {
    let arrive = () => {};
    save.mockImplementationOnce(
      (id) => new Promise((done) => (arrive = () => done({ id, revision: 1, updatedAt: 'now' }))),
    );
    const saver = begun();
    saver.changed({ name: '甲' });
    await vi.advanceTimersByTimeAsync(1000);
    const held = saver.hold();
    arrive();
    await held;
    saver.changed({ name: '甲乙' });
    saver.submitted();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(save).toHaveBeenCalledOnce();
    expect(local()).toBeUndefined();
  });

  it('goes to the server when the form is left, and who opens it again waits for that', async () => {
    const saver = begun();
    saver.changed({ name: '甲' });
    saver.stop();
    expect(local()?.answers).toEqual({ name: '甲' });
    await DraftSaver.quiet();
    expect(sent()).toEqual([{ answers: { name: '甲' }, revision: 0 }]);
    expect(local()).toBeUndefined();
  });

  it('is thrown away here and there', async () => {
    const saver = begun(2);
    saver.changed({ name: '甲' });
    await saver.discard();
    expect(discard).toHaveBeenCalledWith('d');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(save).not.toHaveBeenCalled();
    saver.changed({ name: '乙' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent()).toEqual([{ answers: { name: '乙' }, revision: 0 }]);
  });
});
