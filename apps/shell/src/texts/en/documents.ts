import type { Translated } from '../translated.ts';
import type * as chinese from '../zh-CN/index.ts';

export const documents: Translated<typeof chinese.documents> = {
  documents: {
    title: 'Documents',
    earlier: 'Of earlier steps ({{count}})',
    signed: 'Signed by {{who}}',
    make: 'Make',
    again: 'Make again',
    anew: 'With a new number',
    made: 'Made so far',
    version: '{{name}} (version {{version}})',
    view: 'View',
  },
};
