import { newPerson, petition } from './petition.mjs';
import { call, rate, serve, signIn, start } from './serve.mjs';

const clients = 20;
const seconds = 8;
/** So many that nobody has much of a history by the end: every registration does the same work. */
const people = 400;

/** A complete action (validate, decide, commit durably, answer) against a bare durable insert. */
export async function benchActions() {
  const bare = await bareInserts();
  const { registered, assigned } = await ours();
  return {
    'bare inserts/s': Math.round(bare),
    'registered/s': Math.round(registered),
    'assigned/s': Math.round(assigned),
    'registered : bare (goal ≥ 0.5)': (registered / bare).toFixed(3),
    'assigned : bare': (assigned / bare).toFixed(3),
  };
}

async function bareInserts() {
  const { url, stop } = await start(['test/bench/bare.mjs']);
  try {
    const body = petition('x', 'y');
    return await warmRate(() => call(url, 'POST', '/rows', body));
  } finally {
    await stop();
  }
}

async function ours() {
  const { url, stop } = await serve();
  try {
    const officer = await signIn(url, 'officer');
    const accused = [];
    for (let n = 0; n < people; n += 1) accused.push(await newPerson(url, officer, `测试${n}`));
    let next = 0;
    const register = async () => {
      next += 1;
      const body = petition(accused[next % people], '测速');
      const { json } = await call(url, 'POST', '/api/cases', body, officer);
      if (json.revision !== 2) throw new Error('it was not accepted');
      return json;
    };
    const cases = [];
    for (let n = 0; n < clients; n += 1) cases.push(await register());
    const registered = await warmRate(register);
    return { registered, assigned: await warmRate(await assigning(url, cases)) };
  } finally {
    await stop();
  }
}

/** Each client gives a prepared case of its own to a handler, again and again. */
async function assigning(url, cases) {
  const leader = await signIn(url, 'leader');
  const { json: colleagues } = await call(url, 'GET', '/api/colleagues', undefined, leader);
  const handler = colleagues.find(({ name }) => name === '陈志远').id;
  const revisions = cases.map(({ revision }) => revision);
  return async (n) => {
    const path = `/api/cases/${cases[n].id}/actions/reassign`;
    const body = { answers: { handler }, revision: revisions[n] };
    const { json } = await call(url, 'POST', path, body, leader);
    revisions[n] = json.revision;
  };
}

async function warmRate(work) {
  await rate(clients, 2, work);
  return rate(clients, seconds, work);
}
