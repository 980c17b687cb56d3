import { describe, expect, it } from 'vitest';
import { cardWith as card, outcome } from '../../testing/card.ts';
import { accepting, deviates, lacks, outcomeKey, toChoice } from './choice.ts';

const choosing = (types: string[], reason = '') => ({
  chosen: types.map((type) => outcomeKey(outcome(type))),
  reason,
});

describe('a decision on a proposal', () => {
  it('begins as accepting it, and needs no reason then', () => {
    const one = card();
    expect(lacks(one, accepting(one))).toBeUndefined();
    expect(toChoice(one, accepting(one))).toEqual({ outcomes: [{ type: 'a' }] });
  });

  it('needs a reason when it is another', () => {
    expect(lacks(card(), choosing(['b']))).toBe('reason');
    expect(lacks(card(), choosing(['b'], '  '))).toBe('reason');
    const choice = toChoice(card(), choosing(['b'], ' because '));
    expect(choice).toEqual({ outcomes: [{ type: 'b' }], reason: 'because' });
  });

  it('does not send a reason that was written and is not needed any more', () => {
    expect(toChoice(card(), choosing(['a'], 'left over'))).toEqual({ outcomes: [{ type: 'a' }] });
  });

  it('must be made by the person where the rules lack facts, with a reason', () => {
    const open = card({ complete: false, proposal: [] });
    expect(lacks(open, accepting(open))).toBe('choice');
    expect(lacks(open, choosing(['a']))).toBe('reason');
    const several = card({ complete: false, proposal: [], hit: 'collect' });
    expect(lacks(several, accepting(several))).toBe('reason');
  });

  it('may be several outcomes, or none, where the decision collects', () => {
    const several = card({ hit: 'collect', proposal: [outcome('a'), outcome('b')] });
    expect(deviates(several, choosing(['b', 'a']))).toBe(false);
    expect(lacks(several, choosing(['a']))).toBe('reason');
    expect(lacks(several, choosing([], 'none of them fits'))).toBeUndefined();
  });

  it('tells outcomes apart by their parameters, in whatever order', () => {
    expect(outcomeKey(outcome('a', { x: 1, y: 2 }))).toBe(outcomeKey(outcome('a', { y: 2, x: 1 })));
    expect(outcomeKey(outcome('a', { x: 1 }))).not.toBe(outcomeKey(outcome('a', { x: 2 })));
    const one = card({ proposal: [outcome('a', { x: 1 })] });
    expect(toChoice(one, accepting(one)).outcomes).toEqual([{ type: 'a', params: { x: 1 } }]);
  });
});
