import { newPerson, petition } from './petition.mjs';
import { call, rate, signIn, start } from './serve.mjs';

const clients = 20;
const seconds = 8;

/** A complete action (validate, decide, commit durably) against a bare durable insert. */
export async function benchActions() {
  const bare = await start(['test/bench/bare.mjs']);
  const body = petition('x', 'y');
  const post = () => call(bare.url, 'POST', '/rows', body);
  await rate(clients, 2, post);
  const peer = await rate(clients, seconds, post);
  bare.stop();
  const server = await start([
    '--disallow-code-generation-from-strings',
    'apps/server/dist/main.js',
  ]);
  try {
    const cookie = await signIn(server.url, 'officer');
    const people = [];
    for (let n = 0; n < clients; n += 1)
      people.push(await newPerson(server.url, cookie, `测试${n}`));
    // Notes on a case of one's own: the form is validated, the flow asked, everything written.
    const cases = [];
    for (const person of people) {
      cases.push(
        (await call(server.url, 'POST', '/api/cases', petition(person, '测速'), cookie)).json,
      );
    }
    const revisions = cases.map(({ revision }) => revision);
    const leader = await signIn(server.url, 'leader');
    const handler = (await call(server.url, 'GET', '/api/colleagues', undefined, leader)).json.find(
      ({ name }) => name === '陈志远',
    ).id;
    const decideAction = async (n) => {
      const { json } = await call(
        server.url,
        'POST',
        '/api/cases',
        petition(people[n], '测速'),
        cookie,
      );
      if (json.stage.id !== 'received') throw new Error('it was not accepted');
    };
    const assign = async (n) => {
      const path = `/api/cases/${cases[n].id}/actions/reassign`;
      const { json } = await call(
        server.url,
        'POST',
        path,
        { answers: { handler }, revision: revisions[n] },
        leader,
      );
      revisions[n] = json.revision;
    };
    await rate(clients, 2, decideAction);
    const registered = await rate(clients, seconds, decideAction);
    const assigned = await rate(clients, 4, assign);
    return {
      'bare inserts/s': Math.round(peer),
      'registered/s (validate, decide, commit)': Math.round(registered),
      'assigned/s': Math.round(assigned),
      'ratio (goal ≥ 0.5)': (registered / peer).toFixed(2),
    };
  } finally {
    server.stop();
  }
}
