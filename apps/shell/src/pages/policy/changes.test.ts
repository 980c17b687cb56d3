import type { DraftChanges, RuleView } from '@bitan/api';
import type { Group } from '@bitan/definitions';
import { describe, expect, it } from 'vitest';
import {
  replacedRules,
  withConditions,
  withoutParameter,
  withoutRule,
  withParameter,
} from './changes.ts';

const nothing: DraftChanges = { parameters: [], decisions: [] };
const text = (en: string) => ({ 'zh-CN': en, en });
const conditions: Group = { all: [{ fact: 'a', operator: 'equal', value: true }] };
const other: Group = { any: [{ fact: 'b', operator: 'equal', value: true }] };
const rule = {
  name: 'one',
  title: text('One'),
  conditions,
  event: { type: 'go' },
  basis: [{ title: text('Source'), mark: 'V' }],
} as unknown as RuleView;

describe('what a draft changes', () => {
  it('holds one value for each parameter, with what it rests on', () => {
    const once = withParameter(nothing, 'limit', 3, 'too many');
    const { parameters } = withParameter(once, 'limit', 2, 'still too many');
    expect(parameters).toMatchObject([{ id: 'limit', value: 2, basis: [{ mark: 'D' }] }]);
  });

  it('is nothing again when a change is taken out', () => {
    expect(withoutParameter(withParameter(nothing, 'limit', 3, 'why'), 'limit')).toEqual(nothing);
    const changed = withConditions(nothing, 'd', rule, other, 'why');
    expect(withoutRule(changed, 'd', 'one')).toEqual(nothing);
  });

  it('replaces a rule of the level above and keeps what that rests on', () => {
    const changed = withConditions(nothing, 'd', rule, other, 'why');
    expect(replacedRules(changed)).toEqual([{ decision: 'd', name: 'one' }]);
    const [overlay] = changed.decisions;
    expect(overlay?.replace?.[0]).toMatchObject({ conditions: other, event: { type: 'go' } });
    expect(overlay?.replace?.[0]?.basis.map(({ mark }) => mark)).toEqual(['V', 'D']);
  });

  it('changes a rule of its own where it stands', () => {
    const { name, title, event, basis } = rule;
    const own = { name, title, event, basis, conditions };
    const before = {
      ...nothing,
      decisions: [{ decision: 'd', add: [{ rule: own, before: 'x' }] }],
    };
    const after = withConditions(before, 'd', rule, other, 'why');
    expect(after.decisions).toMatchObject([
      { decision: 'd', add: [{ before: 'x', rule: { name: 'one', conditions: other } }] },
    ]);
    expect(replacedRules(after)).toEqual([]);
  });
});
