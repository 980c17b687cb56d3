import type { Knex } from 'knex';
import { Columns, createTable, textTypeOf, toCase, toOrganisation } from '../schema/columns.ts';

const toUser = (column = 'user') => ({ columns: [column], table: 'users', key: ['id'] }) as const;

/**
 * What leaders supervise: the alarm that a task has reached and when the next one rings, who was
 * told, who stands in for whom, what departed from the ordinary, and how messages leave.
 */
export async function up(db: Knex): Promise<void> {
  await alterTasks(db);
  await alterOutbox(db);
  await db.schema.alterTable('actions', (table) => {
    new Columns(table, textTypeOf(db)).textOrNull('acting_for');
  });
  await createNotices(db);
  await createDeputies(db);
  await createExceptions(db);
  await takeOver(db);
}

/** Open tasks of before ring at once, and are told what they are now. */
async function alterTasks(db: Knex): Promise<void> {
  await db.schema.alterTable('tasks', (table) => {
    const column = new Columns(table, textTypeOf(db));
    column.textOrNull('grade');
    column.instantOrNull('alarm_at');
    table.index(['org', 'alarm_at'], 'tasks_by_alarm');
  });
  await db('tasks')
    .whereNull('done_at')
    .whereNotNull('due_at')
    .update({ grade: 'calm', alarm_at: db.ref('started_at') });
}

async function alterOutbox(db: Knex): Promise<void> {
  await db.schema.alterTable('outbox', (table) => {
    const column = new Columns(table, textTypeOf(db));
    column.integer('attempts').defaultTo(0);
    column.instantOrNull('next_at');
    column.instantOrNull('failed_at');
    column.textOrNull('error');
  });
}

async function createNotices(db: Knex): Promise<void> {
  await createTable(
    db,
    'notices',
    (c) => {
      c.text('id');
      c.text('user');
      c.textOrNull('case_id');
      c.textOrNull('number');
      c.text('kind');
      c.json('text');
      c.jsonOrNull('about');
      c.instant('at');
      c.instantOrNull('read_at');
    },
    {
      primary: ['id'],
      foreign: [toUser(), toCase()],
      index: { user: ['user', 'id'], unread: ['user', 'read_at'] },
    },
  );
  await createTable(
    db,
    'notice_settings',
    (c) => {
      c.text('user');
      c.json('settings');
    },
    { primary: ['user'], foreign: [toUser()] },
  );
  await createTable(
    db,
    'webhooks',
    (c) => {
      c.text('id');
      c.text('url');
      c.text('sealed');
      c.instant('made_at');
      c.text('made_by');
      c.instantOrNull('ended_at');
    },
    { primary: ['id'], foreign: [toOrganisation] },
  );
}

async function createDeputies(db: Knex): Promise<void> {
  await createTable(
    db,
    'deputies',
    (c) => {
      c.text('id');
      c.text('absent');
      c.text('deputy');
      c.text('from');
      c.text('until');
      c.text('reason');
      c.text('named_by');
      c.instant('named_at');
      c.instantOrNull('ended_at');
    },
    {
      primary: ['id'],
      foreign: [toUser('absent'), toUser('deputy')],
      index: { deputy: ['deputy', 'until'], absent: ['absent', 'until'] },
    },
  );
}

async function createExceptions(db: Knex): Promise<void> {
  await createTable(
    db,
    'exceptions',
    (c) => {
      c.text('id');
      c.text('kind');
      c.text('case_id');
      c.textOrNull('action');
      c.text('user');
      c.jsonOrNull('detail');
      c.instant('at');
      c.instantOrNull('ended_at');
    },
    {
      primary: ['id'],
      foreign: [toCase()],
      index: { kind: ['kind', 'at', 'id'], case: ['case_id', 'kind'] },
    },
  );
  await createTable(
    db,
    'marks',
    (c) => {
      c.text('name');
      c.text('value');
      c.instant('at');
    },
    { primary: ['name'], foreign: [toOrganisation] },
  );
}

/** What departed from the ordinary before this was kept: it is found in the history of the cases. */
async function takeOver(db: Knex): Promise<void> {
  const id = (alias: string) =>
    db.raw(`'${alias}-' || ?? || '-' || cast(?? as text)`, ['actions.case_id', 'actions.seq']);
  const columns = ['org', 'id', 'kind', 'case_id', 'action', 'user', 'detail', 'at'];
  const into = db.raw(`?? (${columns.map(() => '??').join(', ')})`, ['exceptions', ...columns]);
  const kept = (kind: string) => [
    'actions.org',
    id(kind),
    db.raw('?', [kind]),
    'actions.case_id',
    'actions.action',
    'actions.actor',
    db.raw('null'),
    'actions.at',
  ];
  await db(into).insert(
    db('actions')
      .join('decisions', (join) =>
        join
          .on('actions.org', 'decisions.org')
          .on('actions.case_id', 'decisions.case_id')
          .on('actions.seq', 'decisions.seq'),
      )
      .where('decisions.deviates', 1)
      .select(kept('deviation') as string[]),
  );
  await db(into).insert(
    db('actions')
      .where('actions.kind', 'return')
      .select(kept('return') as string[]),
  );
}
