import type { Translated } from '../translated.ts';
import type * as chinese from '../zh-CN/index.ts';

export const administration: Translated<typeof chinese.administration> = {
  users: {
    title: 'Accounts',
    add: 'Add an account',
    edit: 'Change the account',
    login: 'Account',
    name: 'Name',
    roles: 'Roles',
    state: 'State',
    active: 'active',
    disabled: 'disabled',
    password: 'Password',
    newPassword: 'New password',
    passwordHelp: 'At least 10 characters; leave it empty to keep the old one.',
    passwordNew: 'At least 10 characters.',
    loginHelp: 'Begins with a lower-case character; digits, dots and hyphens may follow.',
    loginWrong: 'Begin with a lower-case character; 2–40 in all, digits, dots and hyphens',
    nameMissing: 'Enter the name',
    passwordShort: 'A password needs at least 10 characters',
    saved: 'Saved: {{name}}',
  },
  audit: {
    title: 'Audit',
    intro: 'Each entry is chained to the one before; changing any of them is found out.',
    verify: 'Verify the chain',
    seq: 'No.',
    at: 'Time',
    actor: 'Who',
    event: 'Event',
    subject: 'About',
    detail: 'Detail',
    empty: 'No entries',
  },
};
