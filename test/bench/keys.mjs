import { chromium } from 'playwright-core';

/** Chromium without a screen. */
export const browse = () =>
  chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });

/** A page that measures every key from its event until after the next paint. */
export async function timedPage(browser) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.addInitScript(() => {
    globalThis.keyTimes = [];
    addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() =>
          setTimeout(() => globalThis.keyTimes.push(performance.now() - timeStamp)),
        ),
      { capture: true },
    );
  });
  return page;
}

/** Types into a field, and gives what each key took in ms. */
export async function typing(page, field, keys) {
  await field.click();
  await page.evaluate(() => {
    globalThis.keyTimes = [];
  });
  for (let n = 0; n < keys; n += 1) {
    await page.keyboard.press(n % 4 === 3 ? 'Backspace' : String((n % 9) + 1));
    await page.waitForTimeout(40);
  }
  return page.evaluate(() => globalThis.keyTimes);
}

export function quantile(times, share) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export const rounded = (ms) => Math.round(ms * 10) / 10;
