import type { CaseRow, ReportSectionView, ReportView } from '@bitan/api';
import type { ReportSection, Workflow } from '@bitan/definitions';
import { type Case, NotFound, type Office } from '@bitan/store';
import type { UseCase } from '../http/bind.ts';
import { Refusal } from '../http/refusal.ts';
import { colleaguesOf, plain } from '../people/names.ts';
import { mustBeAllowed, type SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { caseRows } from '../work/case-row.ts';
import { officeOf, workflowOf } from '../work/standing.ts';
import { type Counted, countedIn, type Naming, together } from './grouping.ts';
import { type Days, mustGoForward, periodOf } from './spans.ts';
import { orderOf } from './titles.ts';

/** What was done in a period, as the work flow declares it. */
export const report: UseCase<'report'> = (ask) => reportOf(ask);

/** The same as a spreadsheet: a sheet for each section. */
export const reportSheet: UseCase<'reportSheet'> = async (ask) => {
  const { title, from, until, sections } = await reportOf(ask);
  const language = ask.query.language ?? 'zh-CN';
  const tables = sections.map((section) => ({
    name: section.title[language],
    rows: [
      [section.title[language], `${from} – ${until}`],
      ...section.rows.map((row) => [row.title[language], row.count]),
      [total[language], section.total],
    ],
  }));
  const base64 = await ask.runtime.workshop.run('writeTables', { tables });
  return { name: `${title[language]} ${from} ${until}.xlsx`, base64 };
};

/** The cases behind one line, latest first; those from which the user is recused are left out. */
export const reportCases: UseCase<'reportCases'> = async (ask) => {
  const { runtime, me, query } = ask;
  const { office, workflow, period, naming } = await about(ask);
  const section = (workflow.report ?? []).find(({ id }) => id === query.section);
  if (!section) throw new Refusal('not-found');
  const counted = await countedIn(office, section, period, naming, true);
  const ids = new Set(
    counted.flatMap(({ key, caseId }) => (key === query.key && caseId ? [caseId] : [])),
  );
  const seen = await Promise.all([...ids].slice(-most).map((id) => seenCase(office, id)));
  const rows: CaseRow[] = await caseRows(
    runtime,
    me,
    office,
    seen.filter((one) => one !== undefined),
  );
  return rows.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
};

const most = 100;
const total = { 'zh-CN': '合计', en: 'Total' };

interface Asked {
  readonly runtime: Runtime;
  readonly me: SignedIn;
  readonly query: Days & { readonly workflow: string };
}

/**
 * @throws Refusal `forbidden` for who may read no cases, `not-found`, `body-invalid` backwards
 */
export async function reportOf(ask: Asked): Promise<ReportView> {
  const { office, workflow, period, naming } = await about(ask);
  const { report = [] } = workflow;
  const reading = { reports: together(office.reports, report) };
  const sections = await Promise.all(
    report.map(async (section) => {
      const counted = await countedIn(reading, section, period, naming);
      const view = sectionView(section, workflow, counted);
      return section.by === 'unit' ? withUnits(office, view) : view;
    }),
  );
  const { from, until } = ask.query;
  return { title: workflow.title, from, until, sections };
}

async function about({ runtime, me, query }: Asked) {
  mustBeAllowed(me, 'cases.read');
  mustGoForward(query);
  const office = officeOf(runtime, me);
  const now = runtime.clock();
  const { edition } = await runtime.editions.at(me.office.id, now);
  const workflow = workflowOf(edition, query.workflow);
  const period = periodOf(query);
  const nameOf = await colleaguesOf(office);
  const naming: Naming = {
    edition,
    workflow,
    now,
    colleague: (one) => nameOf(one).name,
  };
  return { office, workflow, period, naming };
}

function sectionView(
  { id, title, description, by }: ReportSection,
  workflow: Workflow,
  counted: readonly Counted[],
): ReportSectionView {
  const rows = new Map<string, { key: string; title: Counted['title']; count: number }>();
  let sum = 0;
  for (const { key, title: said, count } of counted) {
    rows.set(key, { key, title: said, count: (rows.get(key)?.count ?? 0) + count });
    sum += count;
  }
  return {
    id,
    title,
    ...(description && { description }),
    rows: [...rows.values()].sort(orderOf(by, workflow)),
    total: sum,
  };
}

/** Its lines are units: they get their names. */
async function withUnits(office: Office, view: ReportSectionView): Promise<ReportSectionView> {
  const units = await office.units.some(view.rows.flatMap(({ key }) => (key ? [key] : [])));
  const names = new Map(units.map(({ id, name }) => [id, plain(name)]));
  return {
    ...view,
    rows: view.rows.map((row) => ({ ...row, title: names.get(row.key) ?? row.title })),
  };
}

async function seenCase(office: Office, id: string): Promise<Case | undefined> {
  return office.cases.get(id).catch((error: unknown) => {
    if (error instanceof NotFound) return undefined;
    throw error;
  });
}
