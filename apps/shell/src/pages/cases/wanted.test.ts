import { expect, it } from 'vitest';
import { marksIn, read, type Wanted, withMark, written } from './wanted.ts';

it('a wanted list is the same after it went through the address', () => {
  const wanted: Wanted = {
    ...{ q: '王伟', open: 'true', sort: 'due', marks: 'answer.a=b,outcome.c=d' },
    columns: ['number', 'due'],
  };
  expect(read(new URLSearchParams(written(wanted)))).toEqual(wanted);
  expect(read(new URLSearchParams('other=1'))).toEqual({});
});

it('marks are chosen one for each filter, and taken back', () => {
  const one = withMark(undefined, 'answer.a', 'b');
  const two = withMark(one, 'outcome.c', 'd.e-1');
  expect(two).toBe('answer.a=b,outcome.c=d.e-1');
  expect(marksIn(two).get('outcome.c')).toBe('d.e-1');
  expect(withMark(two, 'answer.a', 'x')).toBe('outcome.c=d.e-1,answer.a=x');
  expect(withMark(two, 'answer.a', undefined)).toBe('outcome.c=d.e-1');
});
