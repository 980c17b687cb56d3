import type { Translated } from '../translated.ts';
import type * as chinese from '../zh-CN/index.ts';

export const workdays: Translated<typeof chinese.workdays> = {
  workdays: {
    title: 'Working days',
    worked: 'worked',
    free: 'weekend',
    holiday: 'free',
    makeUp: 'worked instead',
    help: 'Press a day to change it: a working day becomes free; a day of the weekend is worked instead, pressed again free, and then as it was.',
    source:
      'Basis (name and number of the State Council notice; what an autonomous area adds, too)',
    missing:
      'There is no calendar for {{year}} yet: deadlines in working days that run into it cannot be computed and are shown as not determined.',
    add: 'Add {{year}}',
    own: 'set at this level',
    reset: 'As the level above has it again',
    remove: 'Delete this year',
  },
};
