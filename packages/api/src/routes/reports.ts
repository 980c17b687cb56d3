import { BehindQuery, ReportQuery, ReportView } from '../reports.ts';
import { route } from '../route.ts';
import { list } from '../shared.ts';
import { SheetFile } from '../studio.ts';
import { CaseRow } from '../work.ts';

export const reports = {
  // Reports
  report: route('GET', '/api/reports', 'What was done in a period, counted', {
    query: ReportQuery,
    reply: ReportView,
  }),
  reportSheet: route('GET', '/api/reports/sheet', 'The same as an .xlsx file', {
    query: ReportQuery,
    reply: SheetFile,
  }),
  reportCases: route(
    'GET',
    '/api/reports/cases',
    'The cases behind one line, as far as this user may see them; at most a hundred',
    { query: BehindQuery, reply: list(CaseRow) },
  ),
};
