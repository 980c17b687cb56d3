import type { Translated } from '../translated.ts';
import type * as chinese from '../zh-CN/index.ts';

export const reports: Translated<typeof chinese.reports> = {
  reports: {
    title: 'Figures and reports',
    intro:
      'A period, counted as the work flow declares it; choose a line to see the cases behind it.',
    workflow: 'Type',
    period: 'Period',
    month: 'This month',
    quarter: 'This quarter',
    year: 'This year',
    lastMonth: 'Last month',
    lastQuarter: 'Last quarter',
    lastYear: 'Last year',
    from: 'From',
    until: 'Until',
    sheet: 'Save as Excel',
    print: 'Print, or save as PDF',
    item: 'Item',
    count: 'Number',
    total: 'Total',
    empty: 'Nothing was recorded in this period.',
    none: 'The rules in force do not say what is counted.',
    behind: '{{title}}: the cases behind it',
    behindNote: 'At most a hundred; those from which you stepped aside are not among them.',
    chart: '{{title}} (chart)',
  },
};
