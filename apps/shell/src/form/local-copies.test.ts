// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { hasLocalCopies, LocalCopies } from './local-copies.ts';

const keyOf = (letter: string) => btoa(letter.repeat(32));
const copy = { draft: 'd', revision: 2, answers: { topic: '没有写完的事由' } };
const mine = () => new LocalCopies('ann', keyOf('a'));

beforeEach(() => localStorage.clear());

describe('a copy in the browser', () => {
  it('is there again for its writer, and says nothing to who looks into the browser', () => {
    mine().keep('form', copy);
    expect(mine().find('form')).toEqual(copy);
    const stored = JSON.stringify({ ...localStorage });
    expect(stored).not.toContain('没有写完');
    expect(atob(localStorage.getItem('bitan.copy:ann:form') ?? '')).not.toContain('topic');
  });

  it('is neither seen nor opened nor thrown away by the next one at the desk', () => {
    mine().keep('form', copy);
    const next = new LocalCopies('bob', keyOf('b'));
    expect(next.find('form')).toBeUndefined();
    const taken = localStorage.getItem('bitan.copy:ann:form') ?? '';
    localStorage.setItem('bitan.copy:bob:form', taken);
    expect(next.find('form')).toBeUndefined();
    next.forgetAll();
    expect(mine().find('form')).toEqual(copy);
  });

  it('is gone once it is forgotten, one or all', () => {
    mine().keep('one', copy);
    mine().keep('two', copy);
    mine().forget('one');
    expect(mine().find('one')).toBeUndefined();
    expect(hasLocalCopies()).toBe(true);
    mine().forgetAll();
    expect(hasLocalCopies()).toBe(false);
  });
});
