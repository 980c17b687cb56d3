import { overview as enOverview } from './en/overview.ts';
import { reports as enReports } from './en/reports.ts';
import { provide } from './known.ts';
import { overview as zhOverview } from './zh-CN/overview.ts';
import { reports as zhReports } from './zh-CN/reports.ts';

/** What only the pages with figures say. */
export const zhFigures = { ...zhOverview, ...zhReports };
export const enFigures = { ...enOverview, ...enReports };

// Loaded with those pages: an officer who fills in a form needs none of it.
provide('zh-CN', zhFigures);
provide('en', enFigures);
