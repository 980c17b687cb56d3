import type { Action, Calendar, Parameter, Workflow } from '@bitan/definitions';
import type { Known, Position, Who } from './state.ts';

const said = (text: string) => ({ 'zh-CN': text, en: text });

export const action = (id: string, more: Partial<Action> = {}): Action => ({
  id,
  title: said(id),
  by: { roles: ['worker'] },
  ...more,
});

export const limit = (amount: number, unit: 'workingDays' | 'days' | 'months'): Parameter => ({
  id: 'limit',
  title: said('limit'),
  type: 'duration',
  value: { amount, unit },
  basis: [{ title: said('b'), mark: 'D' }],
});

/** A flow in which a parcel is weighed, judged and sent. */
export const flow: Workflow = {
  id: 'parcel',
  title: said('parcel'),
  number: 'P{n}',
  phases: [{ id: 'p', title: said('p') }],
  start: action('receive', { to: 'weigh' }),
  stages: [
    {
      id: 'weigh',
      title: said('weigh'),
      phase: 'p',
      actions: [
        action('put-on-scale', { once: true, deadline: { within: 'limit' } }),
        action('judge', {
          after: ['put-on-scale'],
          decision: 'size',
          approval: { when: 'deviation', by: [{ roles: ['boss'] }] },
          to: { on: 'outcome', cases: { large: 'load', small: { stage: 'sent' } } },
        }),
        action('give-up', { optional: true, to: 'sent', levels: ['city'] }),
      ],
    },
    {
      id: 'load',
      title: said('load'),
      phase: 'p',
      actions: [
        action('call', { assigns: 'who' }),
        action('carry', {
          by: { roles: ['worker'], handler: true, notActors: ['judge'] },
          guard: [
            {
              when: { fact: 'broken', operator: 'equal', value: true },
              message: said('mend it first'),
            },
          ],
          sets: { carried: true, on: { today: true } },
          writes: [
            {
              register: 'loads',
              values: { on: { today: true }, until: { after: { today: true }, months: 6 } },
            },
          ],
          to: 'sent',
        }),
        action('wait', { optional: true, extends: { action: 'carry', by: 'limit' } }),
      ],
    },
    { id: 'sent', title: said('sent'), phase: 'p', final: true },
  ],
  anytime: [action('step-aside', { recuses: 'actor' })],
};

export const position = (more: Partial<Position> = {}): Position => ({
  stage: 'weigh',
  visit: 1,
  enteredAt: '2026-01-05T04:00:00.000Z',
  startedAt: '2026-01-05T04:00:00.000Z',
  recused: [],
  done: [],
  ...more,
});

export const known = (more: Partial<Known> = {}): Known => ({
  facts: { broken: false },
  outcomes: {},
  parameters: { limit: limit(3, 'workingDays') },
  ...more,
});

export const ann: Who = { user: 'ann', roles: ['worker'], level: 'county' };
export const bob: Who = { user: 'bob', roles: ['worker', 'boss'], level: 'county' };

export const calendars: Calendar[] = [
  { year: 2026, holidays: ['2026-01-01', '2026-01-02'], workdays: ['2026-01-04'], source: 'test' },
];
