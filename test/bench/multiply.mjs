import Database from 'better-sqlite3';
import { markOf } from '../../packages/store/dist/search/search-index.js';
import { markToken, tokensOf } from '../../packages/store/dist/search/words.js';

const years = 20;

/** What reports count of what people decided; all decisions with their traces would be 20 GB more. */
const counted = ['must-talk', 'disposition'];

/**
 * Makes the cases of an office many: each is copied with its tasks, records, first and last entries,
 * the decisions that are counted (without their traces) and what it is found by; closed ones into
 * earlier years too, as an office has them. The copies are about people of their own, with names of
 * their own.
 *
 * @returns ids and names to ask for
 */
export function multiply(filename, count) {
  const db = new Database(filename);
  db.pragma('foreign_keys = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('journal_mode = OFF');
  db.pragma('cache_size = -400000');
  const org = db.prepare('select org from cases group by org order by count(*) desc').pluck().get();
  const all = db
    .prepare('select * from cases where org = ?')
    .all(org)
    .map((one) => withParts(db, one));
  const insert = insertInto(db);
  const people = peopleOf(db, org, Math.max(400, Math.round(count / 4)), insert);
  const units = unitsOf(db, org, Math.max(20, Math.round(count / 500)), insert);
  db.exec('begin');
  for (let made = all.length, k = 1; made < count; k += 1) {
    // Nine of ten years lie behind the office: only closed cases are left of them.
    const back = years - 1 - Math.floor((made * years) / count);
    for (const [i, one] of all.entries()) {
      if (made === count || (back > 0 && !one.row.closed_at)) continue;
      copy(
        one,
        {
          k,
          back,
          org,
          person: people[(k * 31 + i * 7) % people.length],
          unit: units[(k + i) % units.length],
        },
        insert,
      );
      made += 1;
    }
    if (k % 50 === 0) db.exec('commit; begin');
  }
  db.exec('commit');
  db.exec('analyze');
  const sample = {
    cases: all.filter(({ row }) => row.recused === '[]').map(({ row }) => row.id),
    people: [...new Set(all.flatMap(({ row }) => row.person_id ?? []))]
      .slice(0, 40)
      .concat(people.slice(0, 40).map(({ id }) => id)),
    names: ['王伟', ...people.slice(0, 60).map(({ name }) => name)],
    handlers: [...new Set(all.flatMap(({ row }) => row.handler ?? []))],
  };
  db.close();
  return sample;
}

function withParts(db, row) {
  const of = (table) =>
    db.prepare(`select * from ${table} where org = ? and case_id = ?`).all(row.org, row.id);
  const doc = db
    .prepare("select * from search_docs where org = ? and kind = 'case' and id = ?")
    .get(row.org, row.id);
  const actions = of('actions');
  return {
    row,
    doc,
    tasks: of('tasks').slice(-3),
    records: of('records').slice(-2),
    decisions: of('decisions').filter(({ decision }) => counted.includes(decision)),
    past: of('past_decisions').filter(({ decision }) => counted.includes(decision)),
    actions: [...new Set([actions[0], actions.at(-1)])].filter(Boolean),
  };
}

function copy(
  { row, doc, tasks, records, actions, decisions, past },
  { k, back, org, person, unit },
  insert,
) {
  const at = (instant) => instant && `${Number(instant.slice(0, 4)) - back}${instant.slice(4)}`;
  const id = idOf(row.id, k);
  const number = row.number
    .replace(/\d{4}/, (year) => Number(year) - back)
    .replace(/(\d+)号/, (_, n) => `${k}${n.padStart(3, '0')}号`);
  const about = row.person_id ? { person_id: person.id, unit_id: unit.id } : {};
  insert('cases', {
    ...row,
    ...about,
    id,
    number,
    started_at: at(row.started_at),
    updated_at: at(row.updated_at),
    closed_at: at(row.closed_at),
    due_at: at(row.due_at),
  });
  for (const one of actions) insert('actions', { ...one, case_id: id, at: at(one.at) });
  for (const one of tasks)
    insert('tasks', {
      ...one,
      id: idOf(one.id, k),
      case_id: id,
      due_at: at(one.due_at),
      started_at: at(one.started_at),
      done_at: at(one.done_at),
      urgency: one.due_at ? at(one.urgency) : one.urgency,
    });
  for (const one of decisions) insert('decisions', { ...one, case_id: id, decided: '{}' });
  for (const one of past)
    insert('past_decisions', {
      ...one,
      ...(one.person_id && { person_id: person.id }),
      id: idOf(one.id, k),
      case_id: id,
      at: at(one.at),
    });
  for (const one of records)
    insert('records', {
      ...one,
      ...(one.person_id && about),
      id: idOf(one.id, k),
      case_id: id,
      at: at(one.at),
    });
  const [, ...said] = doc.names.split('\n');
  const names = row.person_id
    ? [number, ...said.slice(0, -2), person.name, unit.name]
    : [number, ...said];
  const marks = doc.marks.split(',').filter(Boolean).map(markToken);
  const words = tokensOf([...names, doc.text], row.person_id ? [person.name] : []);
  const seq = insert.index([markOf(org, 'case'), ...marks, ...words]);
  insert('search_docs', { ...doc, id, case_id: id, seq, names: names.join('\n') });
}

/** The same id with another beginning. */
const idOf = (id, k) => k.toString(16).padStart(8, '0') + id.slice(8);

function peopleOf(db, org, count, insert) {
  const before = db.prepare('select * from people where org = ?').all(org);
  const surnames = before.map(({ name }) => name[0]);
  const given = before.map(({ name }) => name.slice(1));
  db.exec('begin');
  const people = Array.from({ length: count }, (_, i) => {
    const one = before[i % before.length];
    const name =
      surnames[(i * 13) % surnames.length] + given[(i * 29 + Math.floor(i / 7)) % given.length];
    const id = idOf(one.id, i + 1);
    insert('people', { ...one, id, name });
    const seq = insert.index([markOf(org, 'person'), ...tokensOf([name], [name])]);
    insert('search_docs', {
      org,
      kind: 'person',
      id,
      case_id: null,
      seq,
      names: name,
      text: '',
      marks: '',
    });
    return { id, name };
  });
  db.exec('commit');
  return people;
}

function unitsOf(db, org, count, insert) {
  const before = db.prepare('select * from units where org = ?').all(org);
  const more = Array.from({ length: Math.max(0, count - before.length) }, (_, i) => {
    const one = before[i % before.length];
    const unit = { ...one, id: idOf(one.id, i + 1), name: `${one.name}第${i + 1}分部` };
    insert('units', unit);
    return unit;
  });
  return [...before, ...more];
}

/** Inserts rows as objects; statements are made once for each table. */
function insertInto(db) {
  const made = new Map();
  const insert = (table, row) => {
    const statement =
      made.get(table) ??
      db.prepare(
        `insert into ${table} (${Object.keys(row).map((c) => `"${c}"`)}) values (${Object.keys(row).map((c) => `@${c}`)})`,
      );
    made.set(table, statement);
    statement.run(row);
  };
  const index = db.prepare('insert into search_index (tokens) values (?)');
  insert.index = (tokens) => Number(index.run(tokens.join(' ')).lastInsertRowid);
  return insert;
}
