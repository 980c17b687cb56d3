import type { Translated } from '../translated.ts';
import type * as chinese from '../zh-CN/index.ts';

export const overview: Translated<typeof chinese.overview> = {
  overview: {
    title: 'Overview',
    intro: 'Every number is a number of cases; choose one, or a part of a chart, to see them.',
    none: 'The rules in force do not say what is shown here.',
    period: '{{from}} to {{until}}; the period before is {{beforeFrom}} to {{beforeUntil}}.',
    before: 'Before: {{count}} ({{change}})',
    same: 'the same',
    now: 'Now',
    days: '{{from}} to {{until}}.',
    moreLines: '{{count}} more are not listed.',
    nothing: 'Nothing was recorded.',
    numbers: 'Numbers',
    cases: 'Cases',
    chart: '{{title}} (chart)',
    behind: 'The cases behind it',
    total: '{{count}} in all. ',
    hidden: '{{count}} of them are not shown: you stepped aside from those.',
  },
};
