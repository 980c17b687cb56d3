import type { Task } from '../model.ts';
import { table } from '../schema/table.ts';

/** Tasks as the code sees them. `urgency`, which orders them, and the type of case stay unseen. */
export const taskTable = table<Task>(
  'tasks',
  {
    id: 'text',
    caseId: 'text',
    action: 'text',
    kind: 'text',
    roles: 'json',
    user: 'text',
    excluded: 'json',
    dueAt: 'instant',
    due: 'json',
    startedAt: 'instant',
    doneAt: 'instant',
    grade: 'text',
    alarmAt: 'instant',
  },
  ['urgency', 'workflow'],
);
