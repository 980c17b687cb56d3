import type { DraftChanges } from '@bitan/api';
import { describe, expect, it } from 'vitest';
import { withoutParameter, withParameter } from './changes.ts';

const nothing: DraftChanges = { parameters: [], decisions: [] };

describe('what a draft changes', () => {
  it('holds one value for each parameter, with what it rests on', () => {
    const once = withParameter(nothing, 'limit', 3, 'too many');
    const { parameters } = withParameter(once, 'limit', 2, 'still too many');
    expect(parameters).toMatchObject([{ id: 'limit', value: 2, basis: [{ mark: 'D' }] }]);
  });

  it('is nothing again when a change is taken out', () => {
    expect(withoutParameter(withParameter(nothing, 'limit', 3, 'why'), 'limit')).toEqual(nothing);
  });
});
