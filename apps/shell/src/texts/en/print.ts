import type { Translated } from '../translated.ts';
import type * as chinese from '../zh-CN/index.ts';

export const print: Translated<typeof chinese.print> = {
  print: {
    print: 'Print',
    toPaper: 'Print this record',
    number: 'Number',
    by: '{{name}}, {{at}}',
    on: 'done on {{day}}',
    caseFlow: 'Print where it stands',
    procedure: 'The procedure, explained and drawn',
    stage: 'Stage',
    step: 'Step',
    who: 'Who',
    when: 'When',
    due: 'Deadline',
    done: 'Done',
    open: 'To be done',
    roles: 'Who does it',
    approvers: 'Who approves',
    within: 'By when',
    start: 'Beginning',
    anytime: 'In every stage',
  },
};
