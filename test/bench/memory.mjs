import { newPerson, petition } from './petition.mjs';
import { call, residentMb, serve, signIn } from './serve.mjs';

const cases = 10_000;
const clients = 20;

/** The resident server after ten thousand cases were registered and read. */
export async function benchMemory() {
  const server = await serve();
  try {
    const cookie = await signIn(server.url, 'officer');
    const before = residentMb(server.pid);
    const people = [];
    for (let n = 0; n < 200; n += 1) people.push(await newPerson(server.url, cookie, `测试${n}`));
    let left = cases;
    const client = async () => {
      for (; left > 0; ) {
        left -= 1;
        await call(
          server.url,
          'POST',
          '/api/cases',
          petition(people[left % people.length], `第${left}件`),
          cookie,
        );
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    const peak = residentMb(server.pid);
    const { json } = await call(server.url, 'GET', '/api/cases?limit=50', undefined, cookie);
    await call(server.url, 'GET', `/api/cases/${json.cases[0].id}`, undefined, cookie);
    await call(server.url, 'GET', '/api/inbox', undefined, cookie);
    await new Promise((resolve) => setTimeout(resolve, 5000));
    return {
      'at start MB': Math.round(before),
      'after 10,000 cases MB': Math.round(peak),
      'at rest MB (goal < 200)': Math.round(residentMb(server.pid)),
    };
  } finally {
    await server.stop();
  }
}
