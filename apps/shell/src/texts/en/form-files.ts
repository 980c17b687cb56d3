import type { Translated } from '../translated.ts';
import type * as chinese from '../zh-CN/index.ts';

export const formFiles: Translated<typeof chinese.formFiles> = {
  formFiles: {
    asSchema: 'JSON Schema (any rjsf shows it)',
    asDefinition: 'Definition and own changes (for other offices)',
    refused: 'The file was not taken; the draft is as it was.',
    title: 'Take from a file',
    is_overlay:
      'These are the changes that another office makes in the same form. Choose what to take; it can be undone.',
    is_definition:
      'This is another form of this product: its fields come into this form besides its own. Choose what to take; it can be undone.',
    is_schema:
      'This is a JSON Schema: its properties come into this form as further fields, to begin with. It can be undone.',
    changes: 'What it changes ({{count}})',
    notes: 'Not taken as it was ({{count}})',
    allUnderstood: 'Everything in the file was taken as it was.',
    all: 'All',
    none: 'None',
  },
};
