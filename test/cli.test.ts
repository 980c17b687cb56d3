import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { openRuntime } from '@bitan/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type TestOffice } from './play/office.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
let office: TestOffice;
let folder: string;
beforeAll(async () => {
  office = await openOffice();
  folder = await mkdtemp(join(tmpdir(), 'bitan-cli-'));
}, 60_000);
afterAll(() => office.stop());

/** Runs `bitan` on the data of the office, which is served meanwhile. */
const bitan = (...args: string[]) => bitanOn(office.server.runtime.config.data, ...args);

async function bitanOn(data: string, ...args: string[]) {
  const child = spawn(process.execPath, ['apps/cli/dist/main.js', ...args], {
    cwd: root,
    env: { ...process.env, BITAN_DATA: data },
  });
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { stdout, stderr, status: status as number | null };
}

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('bitan', () => {
  it('check: 0 for a good pack, 1 for findings, each with its place', async () => {
    expect((await bitan('check', 'putian')).status).toBe(0);
    const missing = await bitan('check', 'putain');
    expect(missing.status).toBe(1);
    expect(missing.stderr).toContain('rules/putain/pack.json');
  });

  it('test: runs the cases and proves the invariants', async () => {
    const { status, stdout } = await bitan('test', 'national');
    expect(status).toBe(0);
    expect(stdout).toMatch(/(\d+)\/\1.*(\d+)\/\2/);
  });

  it('decide --json: prints the contract, with required decisions made first', async () => {
    const facts = {
      'report.violation': true,
      'report.severity': 'sanctionable',
      'report.checkable': true,
    };
    const { status, stdout } = await bitan(
      'decide',
      'national',
      'disposition',
      '--facts',
      await file('f.json', JSON.stringify(facts)),
      '--json',
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      decision: 'disposition',
      edition: expect.stringMatching(/^[0-9a-f]{64}$/),
      outcome: { type: 'verify', params: {} },
      fired: ['checkable-violation'],
      missing: [],
      trace: expect.arrayContaining([
        expect.objectContaining({ rule: 'checkable-violation', holds: true }),
      ]),
    });
  });

  it('decide --json: gives a list for a decision that collects, and names what is missing', async () => {
    const { status, stdout } = await bitan(
      'decide',
      'national',
      'must-talk',
      '--facts',
      await file('e.json', '{}'),
      '--json',
    );
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      outcomes: [],
      missing: expect.arrayContaining(['report.violation']),
    });
  });

  it('explain: says it in words in both languages', async () => {
    const facts = await file('x.json', JSON.stringify({ 'subject.ownHead': true }));
    expect((await bitan('explain', 'national', 'routing', '--facts', facts)).stdout).toContain(
      '建议：',
    );
    expect(
      (await bitan('explain', 'national', 'routing', '--facts', facts, '--language', 'en')).stdout,
    ).toContain('Proposed:');
  });

  it('why-not: says what kept an outcome away and what would lead to it; why: explains', async () => {
    const facts = await file('n.json', JSON.stringify({ 'subject.foundedTalks12m': 2 }));
    const asked = (...more: string[]) =>
      bitan('why-not', 'national', 'accountability', ...more, '--facts', facts);
    expect((await asked('admonish')).stdout).toContain('由2次变为3次，则为「建议诫勉」');
    expect((await asked('admonish', '--language', 'en')).stdout).toContain(
      'were 3 times instead of 2 times',
    );
    expect(JSON.parse((await asked('admonish', '--json')).stdout)).toMatchObject({
      happened: false,
      facts: { result: 'found' },
    });
    const unknown = await asked('prison');
    expect([unknown.status, unknown.stderr]).toEqual([2, expect.stringContaining('selfCriticism')]);
    const { stdout } = await bitan('why', 'national', 'accountability', '--facts', facts);
    expect(stdout).toContain('建议：责令检查');
  }, 30_000);

  it('what-if: decides before and after', async () => {
    const facts = await file('i.json', JSON.stringify({ 'subject.foundedTalks12m': 2 }));
    const asked = (...more: string[]) =>
      bitan('what-if', 'national', 'accountability', '--facts', facts, ...more);
    const { stdout } = await asked('--set', 'subject.foundedTalks12m=4');
    expect(stdout).toMatch(/责令检查[\s\S]*→ [\s\S]*提出问责建议/);
    expect((await asked('--param', 'repeat.limit.admonish=2')).stdout).toMatch(/→ .*诫勉/);
    const unknown = await asked('--param', 'repeat.limit=2');
    expect([unknown.status, unknown.stderr]).toEqual([
      2,
      expect.stringContaining('repeat.limit.admonish'),
    ]);
    expect((await asked('--set', 'subject.foundedTalks12m=many')).status).toBe(2);
  }, 30_000);

  it('analyse: names what it finds, and proposes cases for thresholds', async () => {
    const { status, stdout } = await bitan('analyse', 'putian', '--json');
    expect(status).toBe(1);
    const { findings, strictness } = JSON.parse(stdout);
    const kinds = new Set(findings.map(({ kind }: { kind: string }) => kind));
    expect(kinds).toContain('overlap');
    expect(kinds).not.toContain('gap');
    expect(strictness.map(({ result }: { result: string }) => result)).not.toContain('milder');
    const { cases } = JSON.parse((await bitan('analyse', 'national', '--cases')).stdout);
    expect(cases.length).toBeGreaterThan(5);
  }, 30_000);

  it.each([
    ['an unknown decision', ['decide', 'national', 'dispositon', '--facts', 'x'], /disposition/],
    ['a missing option', ['decide', 'national', 'routing'], /--facts/],
    ['an unknown command', ['decde'], /decide/],
    [
      'a file that is not there',
      ['decide', 'national', 'routing', '--facts', '/nowhere.json'],
      /nowhere/,
    ],
  ])('2 for %s, and says what would do', async (_name, args, said) => {
    const { status, stderr } = await bitan(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(said);
  });

  it('2 for facts that are not in the vocabulary', async () => {
    const facts = await file('w.json', JSON.stringify({ 'report.severty': 1 }));
    const { status, stderr } = await bitan('decide', 'national', 'routing', '--facts', facts);
    expect([status, stderr]).toEqual([2, expect.stringContaining('report.severity')]);
  });

  it('import: registers good lines, tells the line of each bad one, and nothing twice', async () => {
    const head =
      '收信日期,信访方式,来源,类别,被反映人,主要问题,具体内容,问题性质,是否重复件,您与被反映人或反映人的关系,是否实名';
    const good = '2026-01-05,来信,自收,检举控告,张明,违规报销,反映其违规报销。,廉洁,否,无,否';
    const broken = [
      good.replace('来信', '口信'),
      good.replace('张明', '查无此人'),
      `${good},多余,多余`,
    ];
    const csv = await file('in.csv', [head, good, ...broken].join('\n'));
    const first = await bitan('import', csv, '--as', 'officer');
    expect(first.status).toBe(1);
    expect(first.stderr).toMatch(/line 3: .*信访方式/);
    expect(first.stderr).toMatch(/line 4: .*查无此人/);
    expect(first.stderr).toMatch(/line 5: /);
    await bitan('import', csv, '--as', 'officer');
    const officer = await office.as('officer');
    const { cases } = await officer.call<{ cases: { title: string }[] }>('GET', '/api/cases');
    expect(cases.map(({ title }) => title)).toEqual(['违规报销']);
  });

  it('audit verify: proves the chain of every office', async () => {
    const { status, stdout } = await bitan('audit', 'verify');
    expect([status, stdout]).toEqual([0, expect.stringContaining('whole')]);
  });

  it('reindex: makes the index of words anew while the office is served', async () => {
    const officer = await office.as('officer');
    const find = () => officer.call<{ cases: unknown[] }>('GET', '/api/cases?q=违规报销');
    const before = await find();
    const { status, stdout } = await bitan('reindex');
    expect([status, stdout]).toEqual([0, expect.stringMatching(/✓ \d+/)]);
    expect(await find()).toEqual(before);
    expect(before.cases).toHaveLength(1);
  });

  it('backup and restore: bring back what was there, and overwrite nothing', async () => {
    const copy = join(folder, 'copy.sqlite');
    expect((await bitan('backup', copy)).status).toBe(0);
    expect((await bitan('backup', copy)).status).toBe(2);
    expect((await bitan('restore', copy)).status).toBe(2);
    expect((await readFile(copy)).subarray(0, 15).toString()).toBe('SQLite format 3');
  });

  it('backup and restore: take the files along, which open with the keys only', async () => {
    const { files, config } = office.server.runtime;
    const { sha256 } = await files.put('office', Buffer.from('谈话笔录扫描件'));
    const copy = join(folder, 'with-files.sqlite');
    expect((await bitan('backup', copy)).status).toBe(0);
    const data = join(folder, 'restored');
    await cp(join(config.data, 'keys'), join(data, 'keys'), { recursive: true });
    expect((await bitanOn(data, 'restore', copy)).status).toBe(0);
    const restored = await openRuntime({ ...config, data });
    expect((await restored.runtime.files.read('office', sha256)).toString()).toBe('谈话笔录扫描件');
    await restored.close();
  });

  it('restore: reads a backup that was made before there were files', async () => {
    const copy = join(folder, 'old.sqlite');
    await cp(join(folder, 'copy.sqlite'), copy);
    const data = join(folder, 'restored-old');
    await cp(join(office.server.runtime.config.data, 'keys'), join(data, 'keys'), {
      recursive: true,
    });
    expect((await bitanOn(data, 'restore', copy)).status).toBe(0);
  });
});
