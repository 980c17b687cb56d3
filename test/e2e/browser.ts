import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const candidates = [
  // Without windows, toolbars and what draws them: a page takes half of the CPU.
  '/usr/lib/chromium/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The Chromium of this machine, if it has one. */
export const browserPath = candidates.find((path) => existsSync(path));

if (!browserPath) {
  const left =
    'Chromium 未安装，浏览器测试未运行 / no Chromium here: the browser tests are left out';
  if (process.env.BITAN_ALL_LANES) throw new Error(left);
  console.warn(`! ${left}`);
}

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: browserPath ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
