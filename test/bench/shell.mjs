import { browse, quantile, rounded } from './keys.mjs';
import { newPerson, petition } from './petition.mjs';
import { call, serve, signIn } from './serve.mjs';

const slowed = 4;
const rounds = 3;

/** The pages with which people begin, opened anew in a browser that is slowed, until they answer. */
export async function benchShell() {
  const bitan = await serve();
  const browser = await browse();
  try {
    const officer = await signIn(bitan.url, 'officer');
    const leader = await signIn(bitan.url, 'leader');
    const accused = await newPerson(bitan.url, officer, '测试');
    let one;
    for (let n = 0; n < 50; n += 1)
      one = await call(bitan.url, 'POST', '/api/cases', petition(accused, `测速${n}`), officer);
    const rows = [];
    for (const [what, path, cookie] of [
      ['inbox', '/', officer],
      ['list of cases', '/cases', officer],
      ['registration', '/start/petition-talk', officer],
      ['case', `/cases/${one.json.id}`, officer],
      ['supervision', '/supervision', leader],
      ['overview', '/overview', leader],
      ['reports', '/reports', leader],
    ]) {
      for (const isKept of [false, true])
        rows.push(await opened(browser, { url: bitan.url, cookie }, what, path, isKept));
    }
    return rows;
  } finally {
    await browser.close();
    await bitan.stop();
  }
}

/** @param isKept whether the browser has the scripts already, as on every day but the first */
async function opened(browser, { url, cookie }, what, path, isKept) {
  const times = [];
  let kilobytes = 0;
  for (let n = 0; n < rounds; n += 1) {
    const context = await browser.newContext();
    const [name, value] = cookie.split('=');
    await context.addCookies([{ name, value, url }]);
    // A browser keeps scripts with the first opening, and what it compiled of them with the second.
    for (let opening = 0; isKept && opening < 2; opening += 1) {
      const before = await context.newPage();
      await before.goto(url + path);
      await before.evaluate(interactive);
      await before.close();
    }
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowed });
    await page.goto(url + path, { waitUntil: 'commit' });
    times.push(await page.evaluate(interactive));
    kilobytes = (await page.evaluate(scriptBytes)) / 1000;
    await context.close();
  }
  return {
    page: what,
    scripts: isKept ? 'kept' : 'loaded',
    'p50 ms': rounded(quantile(times, 0.5)),
    'p95 ms': rounded(quantile(times, 0.95)),
    goal: 2000,
    'scripts KB': rounded(kilobytes),
  };
}

/**
 * When the heading stands there, nothing is being loaded for it any more, and a click is heard: since
 * the beginning of the navigation, in the page's own clock.
 */
function interactive() {
  const isThere = () =>
    document.querySelector('h1') &&
    !document.querySelector('.ant-skeleton, .ant-spin-spinning, .waiting');
  return new Promise((resolve) => {
    const look = () => {
      if (!isThere()) return setTimeout(look, 10);
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now());
      requestAnimationFrame(() => channel.port2.postMessage(null));
    };
    look();
  });
}

/** What all scripts until now weigh as they are sent. */
function scriptBytes() {
  return performance
    .getEntriesByType('resource')
    .filter(({ name }) => name.endsWith('.js'))
    .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
}
