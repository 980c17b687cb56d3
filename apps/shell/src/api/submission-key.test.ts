import { describe, expect, it } from 'vitest';
import { SubmissionKey } from './submission-key.ts';

describe('the key of a submission', () => {
  const one = { body: { answers: { name: '甲' } } };

  it('stays when the same is sent again', () => {
    const key = new SubmissionKey();
    expect(key.for(one)).toBe(key.for(structuredClone(one)));
  });

  it('is another for other content', () => {
    const key = new SubmissionKey();
    expect(key.for(one)).not.toBe(key.for({ body: { answers: { name: '乙' } } }));
  });

  it('is another once the first was received', () => {
    const key = new SubmissionKey();
    const first = key.for(one);
    key.received();
    expect(key.for(one)).not.toBe(first);
  });

  it('is long enough never to meet another', () => {
    expect(new SubmissionKey().for(one)).toMatch(/^[0-9a-f]{32}$/);
  });
});
