// The peer: Express and knex with one durable insert for each request, and nothing else.
import { join } from 'node:path';
import express from 'express';
import knex from 'knex';

const db = knex({
  client: 'better-sqlite3',
  connection: { filename: join(process.env.BITAN_DATA, 'bare.sqlite') },
  useNullAsDefault: true,
  pool: {
    min: 1,
    max: 1,
    afterCreate(connection, done) {
      connection.pragma('journal_mode = WAL');
      connection.pragma('synchronous = FULL');
      done(undefined, connection);
    },
  },
});
await db.schema.createTable('rows', (table) => {
  table.increments('id');
  table.text('body');
});
const app = express();
app.post('/rows', express.json(), async (request, response) => {
  await db('rows').insert({ body: JSON.stringify(request.body) });
  response.status(201).json({ ok: true });
});
const server = app.listen(0, '127.0.0.1', () =>
  console.log(`http://127.0.0.1:${server.address().port}`),
);
