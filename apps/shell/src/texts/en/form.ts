import type { Translated } from '../translated.ts';
import type * as chinese from '../zh-CN/index.ts';

export const form: Translated<typeof chinese.form> = {
  form: {
    summary: '{{count}} {{count|thing needs|things need}} attention; click one to go there',
    row: 'Row {{n}}',
    addRow: 'Add a row',
    removeRow: 'Remove row {{n}}',
    noRows: 'Nothing here yet',
    restored: 'The form holds what was not submitted yet: check it before you submit.',
    discard: 'Discard it and start afresh',
    choose: 'Choose',
    computed: 'Computed from other answers',
    sealed: 'Kept sealed; only the roles named for it may read it',
    findPerson: 'Type a name to find a person',
    findUnit: 'Type a name to find a unit',
    findUser: 'Choose a colleague',
    addPerson: 'Add a person',
    addUnit: 'Add a unit',
    noMatch: 'Nothing found',
    clear: 'Clear',
  },
};
