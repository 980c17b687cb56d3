import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the process environment says, read once at the start. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** The folder of the database, the keys and the compiled forms. */
  readonly data: string;
  /** A PostgreSQL connection string; without one, SQLite in the data folder. */
  readonly database?: string;
  /** The password of every demo account; without one, each gets a random one. */
  readonly demoPassword?: string;
  /** What the demo offices have behind them: nothing, or the work of a year. */
  readonly demo: 'offices' | 'year';
  /** The folder with `rules/` and `forms/`. */
  readonly definitions: string;
  /** The folder of the built shell. */
  readonly shell: string;
  /** The largest file that can be uploaded, in bytes. */
  readonly maxUpload: number;
  readonly logLevel: string;
  /** The mail server, as `smtp://user:password@host:port` (or `smtps:`), and the sender. */
  readonly smtp?: { readonly url: string; readonly from: string };
}

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** @throws Error that names the variable, when one cannot be used */
export function configFrom(env: Readonly<Record<string, string | undefined>>): Config {
  const port = Number(env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(
      `PORT 应为 0–65535 的整数 / PORT must be an integer from 0 to 65535: ${env.PORT}`,
    );
  }
  const megabytes = Number(env.BITAN_MAX_UPLOAD_MB ?? 200);
  if (!(megabytes > 0 && megabytes <= 2000)) {
    throw new Error(
      `BITAN_MAX_UPLOAD_MB 应为 1–2000 / must be from 1 to 2000: ${env.BITAN_MAX_UPLOAD_MB}`,
    );
  }
  return {
    host: env.HOST ?? '127.0.0.1',
    port,
    data: pathFrom(env.BITAN_DATA ?? 'data'),
    ...(env.BITAN_DATABASE && { database: env.BITAN_DATABASE }),
    ...(env.BITAN_DEMO_PASSWORD && { demoPassword: env.BITAN_DEMO_PASSWORD }),
    demo: demoFrom(env.BITAN_DEMO ?? 'offices'),
    definitions: pathFrom(env.BITAN_DEFINITIONS ?? '.'),
    shell: pathFrom('apps/shell/dist'),
    maxUpload: megabytes * 1024 * 1024,
    logLevel: env.BITAN_LOG ?? 'warn',
    ...smtpFrom(env.BITAN_SMTP, env.BITAN_MAIL_FROM),
  };
}

function demoFrom(text: string): Config['demo'] {
  if (text === 'offices' || text === 'year') return text;
  throw new Error(`BITAN_DEMO 应为 offices 或 year / BITAN_DEMO must be offices or year: ${text}`);
}

function smtpFrom(url: string | undefined, from: string | undefined): Pick<Config, 'smtp'> {
  if (!url) return {};
  if (!/^smtps?:\/\/[^/]/.test(url)) {
    throw new Error(
      'BITAN_SMTP 应为 smtp://… 或 smtps://… / BITAN_SMTP must be smtp://… or smtps://…',
    );
  }
  if (!from) {
    throw new Error('请用 BITAN_MAIL_FROM 设置发件人 / set the sender in BITAN_MAIL_FROM');
  }
  return { smtp: { url, from } };
}

const pathFrom = (path: string) => (isAbsolute(path) ? path : resolve(repository, path));

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\./.test(host);
