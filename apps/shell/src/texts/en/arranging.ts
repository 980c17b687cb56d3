import type { Translated } from '../translated.ts';
import type * as chinese from '../zh-CN/index.ts';

export const arranging: Translated<typeof chinese.arranging> = {
  arranging: {
    title: 'Overview',
    intro:
      'What people of the office see when they open the overview, in this order; changes hold once they are published.',
    counts: 'Counts: {{what}}',
    countsOwn: 'as the level above has it',
    hidden: 'Not shown',
    own: 'set at this level',
    locked: 'locked above',
    up: 'Move “{{title}}” up',
    down: 'Move “{{title}}” down',
    hide: 'Do not show',
    show: 'Show',
    rename: 'Title and description',
    name: 'Title',
    description: 'Description',
    reset: 'As the level above has it again',
    remove: 'Delete',
    add: 'Add an entry',
    zh: 'Title (Chinese)',
    en: 'Title (English)',
    workflow: 'Which cases',
    section: 'What is counted',
    lines: 'Only these (none chosen: all)',
    chart: 'How it is shown',
    figure: 'One number, beside that of the period before',
    bars: 'Bars',
    columns: 'Columns by month',
    ring: 'A ring',
    change: 'Entry of the overview “{{title}}”: {{how}}',
    changed: 'changed',
    ownEntry: 'an entry of one’s own',
  },
};
