import type { Knex } from 'knex';
import { type Columns, createTable, toCase, toOrganisation } from '../schema/columns.ts';

/** People and units, cases about them, and all that belongs to a case. */
export async function up(db: Knex): Promise<void> {
  for (const name of ['people', 'units']) await createSubjects(db, name);
  await createCases(db);
  await createHistory(db);
  await createTasks(db);
  await createRecords(db);
}

const toPerson = { columns: ['person_id'], table: 'people', key: ['id'] } as const;
const toUnit = { columns: ['unit_id'], table: 'units', key: ['id'] } as const;
const toEdition = { columns: ['edition'], table: 'edition_contents', key: ['id'] } as const;

async function createSubjects(db: Knex, name: string): Promise<void> {
  await createTable(
    db,
    name,
    (c) => {
      c.text('id');
      c.text('name');
      c.json('data');
      c.text('grams');
      c.integer('revision');
      c.instant('created_at');
      c.instant('updated_at');
    },
    {
      primary: ['id'],
      foreign: [toOrganisation],
      index: { updated_at: ['updated_at', 'id'] },
    },
  );
}

async function createCases(db: Knex): Promise<void> {
  await createTable(db, 'cases', caseColumns, {
    primary: ['id'],
    unique: [['number']],
    foreign: [toPerson, toUnit, toEdition],
    index: {
      updated_at: ['updated_at', 'id'],
      workflow: ['workflow', 'stage', 'updated_at', 'id'],
      person: ['person_id', 'started_at'],
      unit: ['unit_id', 'started_at'],
    },
  });
  await createTable(
    db,
    'case_recusals',
    (c) => {
      c.text('user');
      c.text('case_id');
    },
    { primary: ['user', 'case_id'], foreign: [toCase()], index: { case: ['case_id'] } },
  );
}

function caseColumns(c: Columns): void {
  c.text('id');
  c.text('workflow');
  c.text('edition');
  c.text('number');
  c.text('stage');
  c.textOrNull('person_id');
  c.textOrNull('unit_id');
  c.textOrNull('handler');
  c.json('position');
  c.json('facts');
  c.json('outcomes');
  c.json('summary');
  c.jsonOrNull('pending');
  c.json('recused');
  c.text('grams');
  c.integer('revision');
  c.instant('started_at');
  c.instant('updated_at');
  c.instantOrNull('closed_at');
}

/** Append-only: no code changes or deletes these rows. */
async function createHistory(db: Knex): Promise<void> {
  await createTable(
    db,
    'actions',
    (c) => {
      c.text('case_id');
      c.integer('seq');
      c.text('action');
      c.text('kind');
      c.text('actor');
      c.instant('at');
      c.text('stage');
      c.json('answers');
      c.textOrNull('form');
      c.text('edition');
      c.text('calendar');
      c.jsonOrNull('choice');
      c.textOrNull('note');
    },
    { primary: ['case_id', 'seq'], foreign: [toCase(), toEdition] },
  );
  await createTable(
    db,
    'decisions',
    (c) => {
      c.text('case_id');
      c.integer('seq');
      c.text('decision');
      c.text('edition');
      c.json('proposed');
      c.json('chosen');
      c.flag('deviates');
      c.textOrNull('reason');
      c.json('decided');
    },
    {
      primary: ['case_id', 'seq', 'decision'],
      foreign: [
        { columns: ['case_id', 'seq'], table: 'actions', key: ['case_id', 'seq'] },
        toEdition,
      ],
    },
  );
}

async function createTasks(db: Knex): Promise<void> {
  await createTable(
    db,
    'tasks',
    (c) => {
      c.text('id');
      c.text('case_id');
      c.text('action');
      c.text('kind');
      c.json('roles');
      c.textOrNull('user');
      c.json('excluded');
      c.instantOrNull('due_at');
      c.jsonOrNull('due');
      c.instant('started_at');
      c.instantOrNull('done_at');
      c.instant('urgency');
    },
    {
      primary: ['id'],
      foreign: [toCase()],
      index: { urgency: ['done_at', 'urgency', 'id'], case: ['case_id', 'started_at'] },
    },
  );
}

async function createRecords(db: Knex): Promise<void> {
  await createTable(
    db,
    'records',
    (c) => {
      c.text('id');
      c.text('register');
      c.textOrNull('person_id');
      c.textOrNull('unit_id');
      c.textOrNull('case_id');
      c.instant('at');
      c.json('data');
    },
    {
      primary: ['id'],
      foreign: [toOrganisation, toPerson, toUnit, toCase()],
      index: {
        person: ['person_id', 'at'],
        unit: ['unit_id', 'at'],
        case: ['case_id', 'at'],
      },
    },
  );
}
