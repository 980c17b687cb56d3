import type { DraftChanges } from '@bitan/api';
import { allActions, type Edition, type Text } from '@bitan/definitions';
import { type Impact, sayOutcome } from '@bitan/rules';
import {
  configFrom,
  openRuntime,
  type Replayed,
  type Runtime,
  replay,
  type SignedIn,
  signedInAs,
  subjectsOf,
} from '@bitan/server';
import type { Office } from '@bitan/store';
import { exits, Misuse } from '../exits.ts';

interface Options {
  readonly as: string;
  readonly from: string;
  readonly to: string;
  readonly period?: string;
  readonly workers?: string;
  readonly json?: boolean;
}

/**
 * Decides the past again, under an edition and under a draft or another edition, and reports what
 * would have been different. Interrupted, it goes on the next time where it stopped.
 */
export async function replayCommand(options: Options): Promise<number> {
  const period = periodOf(options.period);
  const { runtime, close } = await openRuntime(configFrom(process.env));
  const stopping = new AbortController();
  const stop = () =>
    stopping.abort(new Misuse('已停止，下次接着做 / stopped; the next run goes on'));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const me = await signedInAs(runtime, options.as).catch(() => {
      throw new Misuse(`没有这个账号 / no such account: ${options.as}`);
    });
    const subjects = await subjectsFor(runtime, me, options);
    const [own] = subjects;
    if (!own) throw new Misuse('草案未通过检查 / the draft does not pass the checks');
    // A day, so that the same command on the same day gives the same.
    const at = `${runtime.clock().slice(0, 10)}T00:00:00Z`;
    const replayed = await replay(runtime, subjects, at, {
      period,
      signal: stopping.signal,
      ...(options.workers && { workers: Number(options.workers) }),
      onProgress: showProgress,
    });
    if (options.json) console.log(JSON.stringify(replayed, null, 2));
    else tell(own.to, replayed);
    return replayed.failed.length > 0 ? exits.findings : exits.good;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    await close();
  }
}

/** Against a draft all offices below are concerned; against an edition, the one that has it. */
async function subjectsFor(runtime: Runtime, me: SignedIn, { from, to }: Options) {
  const office = runtime.store.for({ org: me.office.id, user: me.user.id });
  const before = await editionNamed(runtime, me, office, from);
  const draft = (await office.drafts.list()).find(({ id }) => id === to);
  if (!draft) {
    const after = await editionNamed(runtime, me, office, to);
    return [{ org: me.office.id, from: before, to: after }];
  }
  const organisation = await runtime.store.system.organisations.get(me.office.id);
  const [own, ...below] = await subjectsOf(runtime, organisation, draft.layer as DraftChanges);
  return own ? [{ ...own, from: before }, ...below] : [];
}

/** By number, by the beginning of its hash, or the current one. */
async function editionNamed(
  runtime: Runtime,
  me: SignedIn,
  office: Office,
  name: string,
): Promise<Edition> {
  const now = runtime.clock();
  if (name === 'current') return (await runtime.editions.at(me.office.id, now)).edition;
  const all = await office.editions.list();
  const found = all.find(
    ({ id, number }) => String(number) === name || (name.length >= 6 && id.startsWith(name)),
  );
  if (found) return (await runtime.editions.of(me.office.id, found.id)).edition;
  const known = all.map(({ number }) => number).join(', ');
  throw new Misuse(
    `没有版本或草案「${name}」，版本有：${known} / no edition or draft “${name}”; editions: ${known}`,
  );
}

/** `2025`, `2025-03`, `2025-03-01..2025-06-30`: civil days in China, the last one included. */
function periodOf(text: string | undefined) {
  if (text === undefined) return {};
  const days = text.match(/^(\d{4}(?:-\d{2}){0,2})(?:\.\.(\d{4}(?:-\d{2}){0,2}))?$/);
  const [first, last] = [days?.[1], days?.[2] ?? days?.[1]];
  const since = first && instantOf(first);
  const until = last && endOf(last);
  if (since && until && since < until) return { since, until };
  throw new Misuse(
    `期间应为 2025、2025-03 或 2025-03-01..2025-06-30：${text} / a period is 2025, 2025-03 or 2025-03-01..2025-06-30`,
  );
}

const chinaHours = 8;
const instantOf = (day: string): string | undefined => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return asInstant(year, month, date);
};
function endOf(day: string): string | undefined {
  const [year = 0, month, date] = day.split('-').map(Number);
  if (month === undefined) return asInstant(year + 1, 1, 1);
  return date === undefined ? asInstant(year, month + 1, 1) : asInstant(year, month, date + 1);
}
function asInstant(year: number, month: number, date: number): string | undefined {
  const time = Date.UTC(year, month - 1, date, -chinaHours);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** A bar on the terminal; nothing where the output is for another program. */
function showProgress(done: number, parts: number): void {
  if (!process.stderr.isTTY || parts === 0) return;
  const width = 30;
  const filled = Math.round((done / parts) * width);
  const bar = '█'.repeat(filled).padEnd(width, '░');
  process.stderr.write(`\r${bar} ${done}/${parts}${done === parts ? '\n' : ''}`);
}

function tell(edition: Edition, { impact, deadlines, failed }: Replayed): void {
  const { total, changed, open, gone } = impact;
  console.log(`共 ${total} 项判断，变化 ${changed}，未知 ${open}，新旧版本缺少该判断 ${gone}`);
  console.log(
    `${total} decisions, ${changed} changed, ${open} unknown, ${gone} that an edition lacks\n`,
  );
  for (const { decision, before, after, count } of impact.flows) {
    console.log(
      `${String(count).padStart(8)}  ${title(edition, decision)}: ${said(edition, decision, before)} → ${said(edition, decision, after)}`,
    );
  }
  table('按月 / by month', impact.groups.month);
  table('按单位 / by office', impact.groups.office);
  table('按规则 / by rule', impact.groups.rule);
  for (const { workflow, action, before, after, tasks, lateBefore, lateAfter } of deadlines) {
    const flow = edition.workflows[workflow];
    const of = flow && allActions(flow).find(({ id }) => id === action);
    const [was, is] = [before, after].map((one) => `${one.amount} ${one.unit}`);
    console.log(
      `⏱ ${of ? both(of.title) : action}: ${was} → ${is}: 共 ${tasks} 件，逾期 ${lateBefore} → ${lateAfter} / ${tasks} tasks, late ${lateBefore} → ${lateAfter}`,
    );
  }
  for (const { fact, decisions } of impact.unknown) {
    console.log(
      `? ${edition.facts[fact]?.title['zh-CN'] ?? fact} / ${edition.facts[fact]?.title.en ?? fact}: ${decisions}`,
    );
  }
  for (const { fact, decisions } of impact.unreadable) {
    console.log(`✗ 词汇表已无此事实或取值 / not in the vocabulary: ${fact}: ${decisions}`);
  }
  for (const { part, message } of failed) {
    console.error(`✗ 未能重算 / not replayed: ${part.after ?? ''}..${part.upTo}: ${message}`);
  }
}

function table(heading: string, rows: Impact['groups']['month']): void {
  console.log(`\n${heading}`);
  for (const { key, total, changed } of rows) {
    console.log(
      `${String(changed).padStart(8)} / ${total}  ${key ?? '（不足五人，合并）/ (fewer than five people)'}`,
    );
  }
}

const both = ({ 'zh-CN': zh, en }: Text) => `${zh} / ${en}`;
const title = (edition: Edition, decision: string) =>
  both(edition.decisions[decision]?.title ?? { 'zh-CN': decision, en: decision });

function said(edition: Edition, id: string, outcomes: Impact['flows'][number]['before']): string {
  const decision = edition.decisions[id];
  if (!outcomes || !decision) return '未知 / unknown';
  if (outcomes.length === 0) return '无 / none';
  const list = (language: 'zh-CN' | 'en') =>
    outcomes.map((outcome) => sayOutcome(decision, outcome, language)).join(', ');
  return both({ 'zh-CN': list('zh-CN'), en: list('en') });
}
