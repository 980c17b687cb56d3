import type { Decision, Edition } from '@bitan/definitions';
import { beforeAll, describe, expect, it } from 'vitest';
import { nationalEdition } from '../testing.ts';
import { rulesFrom, sheetOf } from './sheet.ts';

let edition: Edition;
beforeAll(async () => {
  edition = await nationalEdition();
});

const tableOf = (decision: Decision) => {
  const { head, rows } = sheetOf(edition, decision);
  return [head.map(({ title }) => title), ...rows.map((row) => [...row])];
};
const accountability = () => edition.decisions.accountability as Decision;

describe('a decision as a table', () => {
  it('is read back without a change, whatever the decision', () => {
    for (const decision of Object.values(edition.decisions)) {
      expect(rulesFrom(edition, decision, tableOf(decision))).toEqual({ rules: [], problems: [] });
    }
  });

  it('gives drop-downs to what has a closed domain', () => {
    const { head } = sheetOf(edition, accountability());
    expect(head.find(({ key }) => key === 'rectify.disregarded')?.choices).toEqual(['是', '否']);
    expect(head.find(({ key }) => key === 'outcome')?.choices).toContain('提出问责建议');
  });

  it('takes another threshold, another outcome, and a new rule', () => {
    const table = tableOf(accountability());
    const [head = []] = table;
    const column = (key: string) => head.findIndex((title) => title.includes(key));
    const row = table.find(([name]) => name === 'repeat-propose') as string[];
    row[column('subject.foundedTalks12m')] = '≥ 5';
    const added = head.map(() => '');
    added[column('名称')] = '新规则';
    added[column('rectify.disregarded')] = '否';
    added[column('结论')] = '不问责';
    const outcomes = accountability().outcomes.map(({ title }) => title['zh-CN']);
    added[column('结论')] = outcomes.at(-1) ?? '';
    const { rules, problems } = rulesFrom(edition, accountability(), [...table, added]);
    expect(problems).toEqual([]);
    expect(rules).toMatchObject([
      {
        name: 'repeat-propose',
        conditions: {
          all: [{ fact: 'subject.foundedTalks12m', operator: 'greaterThanInclusive', value: 5 }],
        },
      },
      { name: 'own-accountability-sheet-1', title: { 'zh-CN': '新规则', en: '新规则' } },
    ]);
  });

  it('names each cell that is wrong and what to write, and takes nothing from its row', () => {
    const table = tableOf(accountability());
    const [head = []] = table;
    const row = table.find(([name]) => name === 'repeat-propose') as string[];
    const column = head.findIndex((title) => title.includes('subject.foundedTalks12m'));
    row[column] = '≥ 很多';
    row[head.indexOf('结论')] = '随便';
    const { rules, problems } = rulesFrom(edition, accountability(), table);
    expect(rules).toEqual([]);
    const number = table.indexOf(row) + 1;
    expect(problems.map(({ cell }) => cell)).toEqual([
      expect.stringMatching(new RegExp(`^[A-Z]${number}$`)),
      `${String.fromCharCode(65 + column)}${number}`,
    ]);
    expect(problems[1]?.message['zh-CN']).toContain('数字');
  });

  it('does not understand a column that is no fact', () => {
    const table = tableOf(accountability());
    table[0]?.push('心情');
    const { problems } = rulesFrom(edition, accountability(), table);
    expect(problems[0]?.message['zh-CN']).toContain('心情');
  });
});
