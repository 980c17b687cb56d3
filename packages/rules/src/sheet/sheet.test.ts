import type { Decision, Edition, Language } from '@bitan/definitions';
import { beforeAll, describe, expect, it } from 'vitest';
import { nationalEdition } from '../testing.ts';
import { rulesFrom, sheetOf } from './sheet.ts';

let edition: Edition;
beforeAll(async () => {
  edition = await nationalEdition();
});

const tableOf = (decision: Decision, language: Language = 'zh-CN') => {
  const { head, rows } = sheetOf(edition, decision, language);
  return [head.map(({ title }) => title), ...rows.map((row) => [...row])];
};
const accountability = () => edition.decisions.accountability as Decision;

describe('a decision as a table', () => {
  it.each(['zh-CN', 'en'] as const)('is read back without a change in %s', (language) => {
    for (const decision of Object.values(edition.decisions)) {
      const table = tableOf(decision, language);
      expect(rulesFrom(edition, decision, table)).toEqual({ rules: [], problems: [] });
    }
  });

  it('knows a fact by its id, whatever is written before it', () => {
    const table = tableOf(accountability());
    const renamed = table.map((row, i) =>
      i === 0 ? row.map((title) => title.replace(/^.*\[/, '我们的叫法 [')) : row,
    );
    expect(rulesFrom(edition, accountability(), renamed).problems).toEqual([]);
  });

  it('names new rules as no rule is named yet, also when a table is read again', () => {
    const [head = []] = tableOf(accountability());
    const added = (title: string) =>
      head.map((one) =>
        one.includes('rectify.disregarded')
          ? '否'
          : ({ 中文名称: title, 结论: accountability().outcomes.at(-1)?.title['zh-CN'] }[one] ??
            ''),
      );
    const read = (decision: Decision) =>
      rulesFrom(edition, decision, [head, added('甲'), added('乙')]).rules;
    const first = read(accountability());
    const again = read({ ...accountability(), rules: [...accountability().rules, ...first] });
    expect(new Set([...first, ...again].map(({ name }) => name)).size).toBe(4);
  });

  it('gives drop-downs to what has a closed domain', () => {
    const { head } = sheetOf(edition, accountability(), 'zh-CN');
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
    added[column('中文名称')] = '新规则';
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
      { name: 'own-accountability-2', title: { 'zh-CN': '新规则', en: '新规则' } },
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
