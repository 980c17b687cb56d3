import { join } from 'node:path';
import type { ActionSheet, CaseView, ReplyOf } from '@bitan/api';
import { canonical } from '@bitan/definitions';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answers as usualAnswers } from './play/answers.ts';
import type { Api } from './play/api.ts';
import { openOffice, type TestOffice } from './play/office.ts';
import { beginImport, bringTable, importEnded, petitionHead } from './play/tables.ts';

/** A petition as a row of a table says it, and as a person types it. */
interface Row {
  readonly person: string;
  readonly problem: string;
  readonly channel: readonly [title: string, id: string];
  readonly realName: boolean;
  readonly isWrong: boolean;
}
const rows = fc.sample(
  fc.record<Row>({
    person: fc.constantFrom('张明', '赵新来', '钱又来', '孙再来'),
    problem: fc.constantFrom('违规报销', '收受礼金', '接受宴请', '言语不当'),
    channel: fc.constantFrom(['来信', 'letter'] as const, ['来访', 'visit'] as const),
    realName: fc.boolean(),
    isWrong: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  }),
  // More than are taken at once, so that most are decided while those before are written.
  { numRuns: 450, seed: 7 },
);
let together: TestOffice;
let apart: TestOffice;
let unit: string;
beforeAll(async () => {
  [together, apart] = await Promise.all([openOffice(), openOffice()]);
  const officer = await together.as('officer');
  const units = await officer.call<{ name: string }[]>('GET', '/api/subjects/unit');
  unit = units[0]?.name ?? '';
  await importAll(together, await together.as('officer'));
  await typeAll(await apart.as('officer'));
}, 240_000);
afterAll(() => Promise.all([together.stop(), apart.stop()]));

async function importAll({ url }: TestOffice, officer: Api): Promise<void> {
  const lines = rows.map(({ person, problem, channel, realName, isWrong }) => {
    const [of, post] = person === '张明' ? ['', ''] : [unit, '科员'];
    return `2026/1/5,${isWrong ? '口信' : channel[0]},自收,检举控告,${person},${of},${post},${problem},反映其${problem}。,廉洁,否,无,${realName ? '是,举报人甲' : '否,'}`;
  });
  const table = { name: 'all.csv', bytes: Buffer.from([petitionHead, ...lines].join('\n')) };
  const body = await bringTable(url, officer, table);
  const begun = await beginImport(officer, await officer.call('POST', '/api/imports', body));
  const view = await importEnded(officer, begun.id);
  const wrong = rows.filter(({ isWrong }) => isWrong).length;
  expect(wrong).toBeGreaterThan(0);
  expect(view).toMatchObject({ status: 'done', begun: rows.length - wrong, refused: wrong });
}

const { register } = usualAnswers;

async function typeAll(officer: Api): Promise<void> {
  const sheet = await officer.call<ActionSheet>('GET', '/api/subjects/person/new');
  const usual = Object.entries(sheet.form?.schema.properties ?? {}).flatMap(
    ([field, { default: value }]) => (value === undefined ? [] : [[field, value]]),
  );
  const [of] = await officer.call<{ id: string }[]>(
    'GET',
    `/api/subjects/unit?q=${encodeURIComponent(unit)}`,
  );
  const known = new Map<string, string>([['张明', await officer.person('张明')]]);
  for (const { person, problem, channel, realName, isWrong } of rows) {
    if (isWrong) continue;
    if (!known.has(person)) {
      const answers = {
        ...Object.fromEntries(usual),
        name: person,
        unit: of?.id,
        position: '科员',
      };
      const made = await officer.call<{ id: string }>('POST', '/api/subjects/person', { answers });
      known.set(person, made.id);
    }
    const answers = {
      ...register(known.get(person) ?? ''),
      ...{
        channel: channel[1],
        topic: problem,
        content: `反映其${problem}。`,
        nature: 'integrity',
      },
      ...{ realName, ...(realName && { complainantName: '举报人甲' }) },
    };
    await officer.call('POST', '/api/cases', { workflow: 'petition-talk', answers });
  }
}

/** Everything that an officer sees of the latest cases, in the order in which they began. */
async function seen(office: TestOffice): Promise<unknown[]> {
  const officer = await office.as('officer');
  const list = await officer.call<ReplyOf<'cases'>>('GET', '/api/cases?limit=100&sort=started');
  const views: unknown[] = [];
  for (const { id } of list.cases.toReversed()) {
    views.push(alike(await officer.call<CaseView>('GET', `/api/cases/${id}`)));
  }
  return views;
}
/** All that the database holds of cases, and of whom they are about; what the hour tells is left out. */
function kept({ server }: TestOffice): Record<string, string[]> {
  const db = new Database(join(server.runtime.config.data, 'bitan.sqlite'), { readonly: true });
  const all = tables.map((table) => {
    const rows = db.prepare(`select * from ${table}`).all() as Record<string, unknown>[];
    const ours = rows.filter(
      ({ event = 'case.', kind }) =>
        /^(case|person)\./.test(String(event)) && !(table === 'notices' && kind === 'pattern'),
    );
    return [table, ours.map((row) => canonical(alike(plain(table, row)))).sort()] as const;
  });
  db.close();
  return Object.fromEntries(all);
}
const tables = ['people', 'cases', 'actions', 'decisions', 'past_decisions', 'tasks', 'records'];
tables.push('exceptions', 'notices', 'outbox', 'counters', 'search_docs', 'vault', 'audit');

/** Without what is random, and what says how much else was done before; its JSON is read. */
function plain(table: string, { mac, sealed, key_id, seq, ...row }: Record<string, unknown>) {
  const own = ['search_docs', 'audit'].includes(table) ? row : { seq, ...row };
  return Object.fromEntries(
    Object.entries(own).map(([column, value]) => [
      column,
      /^[[{]/.test(String(value)) ? JSON.parse(String(value)) : value,
    ]),
  );
}

/** Without ids, and times as days: those differ from office to office. */
const alike = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value)
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, '#')
      .replaceAll(/T\d\d:\d\d:\d\d\.\d{3}Z/g, '')
      .replaceAll(/"next":"[\w-]+"/g, '"next":"#"'),
  );

describe('cases that are imported together', () => {
  it('are those that would have been registered one by one: rules, deadlines, tasks, history', async () => {
    const [one, other] = [await seen(together), await seen(apart)];
    expect(one).toHaveLength(100);
    expect(one).toEqual(other);
  });

  it('leave the database what those leave, to the row', () => {
    const [one, other] = [kept(together), kept(apart)];
    expect(one.cases).toHaveLength(rows.filter(({ isWrong }) => !isWrong).length);
    for (const table of tables) expect(one[table], table).toEqual(other[table]);
  });

  it.each([
    ['a name', '/api/search?q=赵新来'],
    ['two characters of what was written', '/api/search?q=礼金'],
    ['pinyin', '/api/search?q=zxl'],
    ['a number', '/api/search?q=2026 12号'],
    ['what was chosen', '/api/cases?limit=100&marks=answer.channel=letter'],
    ['a list of what is to be done', '/api/inbox?limit=100'],
  ])('are found alike by %s', async (_what, path) => {
    const asked = async (office: TestOffice) =>
      alike(await (await office.as('leader')).call('GET', encodeURI(path)));
    const found = await asked(together);
    expect(JSON.stringify(found).length).toBeGreaterThan(200);
    expect(found).toEqual(await asked(apart));
  });

  it('leave a person the same page, and an audit log that is proved', async () => {
    for (const office of [together, apart]) {
      const auditor = await office.as('auditor');
      expect(await auditor.call('POST', '/api/audit/verify', {})).toMatchObject({ ok: true });
    }
    const page = async (office: TestOffice) => {
      const officer = await office.as('officer');
      return alike(
        await officer.call('GET', `/api/subjects/person/${await officer.person('孙再来')}`),
      );
    };
    expect(await page(together)).toEqual(await page(apart));
  });
});
