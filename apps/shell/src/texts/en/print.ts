import type { Translated } from '../translated.ts';
import type * as chinese from '../zh-CN/index.ts';

export const print: Translated<typeof chinese.print> = {
  print: {
    print: 'Print',
    toPaper: 'Print this record',
    number: 'Number',
    by: '{{name}}, {{at}}',
    on: 'done on {{day}}',
  },
};
