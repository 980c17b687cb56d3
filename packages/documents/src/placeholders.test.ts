import { fileURLToPath } from 'node:url';
import { type Edition } from '@bitan/definitions';
import { loadChain } from '@bitan/definitions/load';
import { resolve } from '@bitan/definitions/resolve';
import { beforeAll, describe, expect, it } from 'vitest';
import { dataOf, type Known, type Placeholder } from './placeholder.ts';
import { placeholdersOf, type Spoken } from './placeholders.ts';

const said = (text: string) => ({ 'zh-CN': text, en: text });
let edition: Edition;
beforeAll(async () => {
  const repository = fileURLToPath(new URL('../../../', import.meta.url));
  edition = resolve(await loadChain(repository, 'national'));
});

const nobody: Known = {
  office: '甲市纪委',
  today: '2026-01-05',
  entries: [],
  decisions: [],
  records: [],
  nameOf: () => undefined,
};

/** A form with a field of every type, in a flow of one action that is approved. */
const small = () => {
  const choice = {
    type: 'string',
    title: '态度',
    oneOf: [{ const: 'good', title: '好' }],
  } as const;
  const properties = {
    on: { type: 'string', title: '日期', format: 'date' },
    at: { type: 'string', title: '时间', format: 'date-time' },
    who: { type: 'string', title: '人' },
    attitude: choice,
    several: { type: 'array', title: '几种', items: choice },
    flag: { type: 'boolean', title: '签字' },
    count: { type: 'integer', title: '人数' },
    secret: { type: 'string', title: '密' },
    chiefly: { type: 'string', title: '领导' },
    rows: {
      type: 'array',
      title: '问答',
      items: {
        type: 'object',
        properties: {
          said: { type: 'string', title: '答' },
          day: { type: 'string', title: '日', format: 'date' },
        },
      },
    },
  };
  const form = {
    id: 'f',
    title: said('f'),
    schema: { type: 'object', properties, additionalProperties: false },
    uiSchema: { who: { 'ui:widget': 'user' } },
    fields: { secret: { seal: 'complainant' }, chiefly: { see: ['chief'] } },
    sections: [],
  };
  const approval = { when: 'always', by: [{ roles: ['chief'] }] };
  const start = {
    id: 'do',
    title: said('谈'),
    by: { roles: ['clerk'] },
    form: 'f',
    decision: 'd',
    approval,
  };
  return {
    forms: { f: form },
    workflows: { w: { id: 'w', title: said('w'), start, stages: [] } },
    decisions: {
      d: { id: 'd', title: said('d'), outcomes: [{ type: 'yes', title: said('同意') }] },
    },
    registers: {
      log: {
        id: 'log',
        title: said('台账'),
        kind: 'entry',
        readers: ['clerk'],
        fields: [{ id: 'x', title: said('x'), type: 'boolean' }],
      },
    },
  } as unknown as Edition;
};
const of = (roles: string[]) => placeholdersOf(small(), { workflow: 'w', roles });
const texts = (placeholders: Placeholder[], known: Partial<Known>) => {
  const data = dataOf(placeholders, { ...nobody, ...known });
  return Object.fromEntries(Object.entries(data).map(([tag, { text }]) => [tag, text]));
};
const done = (answers: object, kind: 'do' | 'approve' = 'do', note?: string) => ({
  ...{
    action: 'do',
    kind,
    by: '李四',
    on: '2026-01-05',
    answers: answers as Known['entries'][number]['answers'],
  },
  ...(note && { note }),
});

describe('what a template can say', () => {
  it('says every kind of answer as an office writes it', () => {
    const answers = {
      on: '2026-12-21',
      at: '2026-01-05T09:30:00',
      who: 'u1',
      attitude: 'good',
      several: ['good', 'other'],
      flag: false,
      count: 3,
    };
    const nameOf = (id: string) => (id === 'u1' ? '张三' : undefined);
    expect(texts(of(['clerk']), { entries: [done(answers)], nameOf })).toMatchObject({
      'a.do.on': '2026年12月21日',
      'a.do.at': '2026年1月5日9时30分',
      'a.do.who': '张三',
      'a.do.attitude': '好',
      'a.do.several': '好、other',
      'a.do.flag': '否',
      'a.do.count': '3',
      'a.do.by': '李四',
      'today.cn': '二〇二六年一月五日',
      office: '甲市纪委',
    });
  });

  it('says the latest of several, and the approval of that one', () => {
    const entries = [done({ count: 1 }), done({}, 'approve', '同意。'), done({ count: 2 })];
    expect(texts(of(['clerk']), { entries })).toMatchObject({
      'a.do.count': '2',
      'a.do.approval.note': '',
    });
    const approved = [...entries, done({}, 'approve', '照办。')];
    expect(texts(of(['clerk']), { entries: approved })['a.do.approval.note']).toBe('照办。');
  });

  it('gives rows with their number, and a date in both forms', () => {
    const entries = [done({ rows: [{ said: '甲', day: '2026-01-05' }, { said: '乙' }] })];
    const rows = dataOf(of(['clerk']), { ...nobody, entries })['a.do.rows']?.rows ?? [];
    expect(
      rows.map(({ n, said: text, 'day.cn': day }) => [n?.text, text?.text, day?.text]),
    ).toEqual([
      ['1', '甲', '二〇二六年一月五日'],
      ['2', '乙', ''],
    ]);
  });

  it('says what was decided by its title, and entries of registers', () => {
    const decisions = [{ decision: 'd', outcomes: ['yes'], reason: '情节轻微' }];
    const records = [{ register: 'log', on: '2026-01-05', data: { x: true } }];
    const placeholders = of(['clerk']);
    expect(texts(placeholders, { decisions })).toMatchObject({
      'd.d.outcome': '同意',
      'd.d.reason': '情节轻微',
    });
    const [row] = dataOf(placeholders, { ...nobody, records })['r.log']?.rows ?? [];
    expect([row?.n?.text, row?.on?.text, row?.x?.text]).toEqual(['1', '2026年1月5日', '是']);
  });

  it('never has what is sealed, nor what not all who make the document may see', () => {
    const tags = (roles: string[]) => of(roles).map(({ tag }) => tag);
    expect(tags(['clerk'])).not.toContain('a.do.secret');
    expect(tags(['chief'])).not.toContain('a.do.secret');
    expect(tags(['clerk', 'chief'])).not.toContain('a.do.chiefly');
    expect(tags(['chief'])).toContain('a.do.chiefly');
    expect(tags(['clerk'])).toContain('r.log');
    expect(tags(['clerk', 'chief'])).not.toContain('r.log');
  });

  it('is said once, in both languages, and is blank where nothing is known', () => {
    for (const workflow of Object.keys(edition.workflows)) {
      const placeholders = placeholdersOf(edition, { workflow, roles: ['officer'] });
      const tags = placeholders.map(({ tag }) => tag);
      expect(new Set(tags).size).toBe(tags.length);
      for (const { tag, title, group } of placeholders) {
        expect(tag).toMatch(/^[a-z][A-Za-z0-9.-]*$/);
        for (const text of [title, group]) expect(text['zh-CN'] && text.en).toBeTruthy();
      }
      const known = texts(placeholders, {});
      for (const [tag, text] of Object.entries(known)) {
        if (tag !== 'office' && !tag.startsWith('today')) expect(text, tag).toBe('');
      }
    }
  });

  it('of a report says each number beside what it is compared with, and names nothing rare', () => {
    const report: Spoken = { about: 'report', workflow: 'petition-talk', roles: ['officer'] };
    const line = (key: string, count: number) => ({ key, line: key, title: key, count });
    const spans = {
      now: {
        talks: [line('talk', 4), line('letter', 1)],
        units: [line('甲局', 3), line('', 9), line('乙局', 2)],
      },
      before: { talks: [line('talk', 2)], units: [line('乙局', 5)] },
      yearAgo: {},
      yearSoFar: { talks: [line('talk', 9)] },
    };
    const counted = { from: '2026-04-01', until: '2026-06-30', counted: spans };
    const data = dataOf(placeholdersOf(edition, report), { ...nobody, report: counted });
    const text = (tag: string) => data[tag]?.text;
    expect(text('period')).toBe('2026年第二季度');
    expect(text('report.talks.total')).toBe('5');
    expect(text('report.talks.talk')).toBe('4');
    expect(text('report.talks.talk.before')).toBe('2');
    expect(text('report.talks.talk.yearAgo')).toBe('0');
    expect(text('report.talks.talk.yearSoFar')).toBe('9');
    expect(text('report.findings.violation')).toBe('0');
    const rows = data['report.units']?.rows?.map((row) =>
      ['title', 'count', 'before'].map((column) => row[column]?.text),
    );
    expect(rows).toEqual([
      ['甲局', '3', '0'],
      ['其他', '11', '5'],
    ]);
  });

  it.each([
    ['2026-01-01', '2026-12-31', '2026年'],
    ['2026-02-01', '2026-02-28', '2026年2月'],
    ['2026-10-01', '2026-12-31', '2026年第四季度'],
    ['2026-02-01', '2026-04-30', '2026年2月1日至2026年4月30日'],
    ['2026-01-01', '2026-02-27', '2026年1月1日至2026年2月27日'],
  ])('calls the period from %s until %s %s', (from, until, called) => {
    const report: Spoken = { about: 'report', workflow: 'petition-talk', roles: [] };
    const counted = { now: {}, before: {}, yearAgo: {}, yearSoFar: {} };
    const known = { ...nobody, report: { from, until, counted } };
    expect(dataOf(placeholdersOf(edition, report), known).period?.text).toBe(called);
  });

  it('of a unit says whom each entry of a register is about', () => {
    const about: Spoken = { about: 'unit', roles: ['officer'] };
    const records = [{ register: 'talk', on: '2026-01-05', person: 'p', data: { kind: 'talk' } }];
    const known = { ...nobody, unit: { name: '甲局' }, records, nameOf: () => '张三' };
    const data = dataOf(placeholdersOf(edition, about), known);
    expect(data['unit.name']?.text).toBe('甲局');
    expect(data['person.name']).toBeUndefined();
    expect(data['r.talk']?.rows?.[0]?.person?.text).toBe('张三');
    const ofPerson = placeholdersOf(edition, { about: 'person', roles: ['officer'] });
    const columns = ofPerson.find(({ tag }) => tag === 'r.talk')?.columns ?? [];
    expect(columns.map(({ tag }) => tag)).not.toContain('person');
  });

  it('has nothing of any sealed field of the pack', () => {
    const sealed = Object.values(edition.forms).flatMap(({ id, fields = {} }) =>
      Object.keys(fields).flatMap((field) => (fields[field]?.seal ? [`${id}.${field}`] : [])),
    );
    expect(sealed.length).toBeGreaterThan(0);
    for (const workflow of Object.values(edition.workflows)) {
      const tags = placeholdersOf(edition, {
        workflow: workflow.id,
        roles: Object.keys(edition.roles),
      });
      const { id, form } = workflow.start;
      for (const one of sealed) {
        const [of, field] = one.split('.');
        if (of === form) expect(tags.map(({ tag }) => tag)).not.toContain(`a.${id}.${field}`);
      }
    }
  });
});
