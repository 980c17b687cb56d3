import {
  type BodyOf,
  contract,
  type Operation,
  type PathOf,
  type QueryOf,
  type ReplyOf,
  type Route,
} from '@bitan/api';
import type { Express, Request, Response } from 'express';
import type { TObject } from 'typebox';
import { Convert } from 'typebox/value';
import type { SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { checkAgainst } from './body.ts';
import { CallerGone } from './errors.ts';
import { Refusal } from './refusal.ts';

/** What a use case is given: who asks for what, already checked against the contract. */
export interface Ask<O extends Operation> {
  readonly runtime: Runtime;
  readonly me: SignedIn;
  readonly path: PathOf<O>;
  readonly query: QueryOf<O>;
  readonly body: BodyOf<O>;
  /** The `Idempotency-Key`, where one came. */
  readonly key?: string;
  /** The revision of `If-Match`, where one came. */
  readonly ifMatch?: number;
  /** Whether the caller needs no more than what it has to know to go on (`Prefer`, RFC 7240). */
  readonly minimal: boolean;
  /** Aborted when the caller went away: what only they wait for need not be ended. */
  readonly signal?: AbortSignal;
}

/** What is answered to a caller that prefers the minimum. */
export class Minimal {
  readonly reply: unknown;

  constructor(reply: unknown) {
    this.reply = reply;
  }
}

/** What is answered with bytes: a file, to be saved unless it is `shown`. */
export class Download {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly media: string;
  readonly shown: boolean;

  constructor(bytes: Uint8Array, name: string, media: string, shown = false) {
    this.bytes = bytes;
    this.name = name;
    this.media = media;
    this.shown = shown;
  }
}

/** An operation may have nothing to say: then its answer is `null`. */
export type UseCase<O extends Operation> = (
  ask: Ask<O>,
) => Promise<ReplyOf<O> | Minimal | Download | undefined>;
/**
 * A use case for every operation but those that need the request or the response themselves, and
 * those of people without a session.
 */
export type UseCases = {
  readonly [O in Exclude<Operation, Apart>]: UseCase<O>;
};
type Apart = SessionOperation | ReceiptOperation | BytesOperation | TokenOperation;
export type SessionOperation = 'signIn' | 'signOut';
export type ReceiptOperation = 'readReceipt' | 'writeUnderReceipt' | 'rateUnderReceipt';
/** Operations of other systems, which have no session. */
export type TokenOperation = 'sendCase' | 'sentCase';
/** Operations whose bodies or answers are bytes. */
export type BytesOperation = 'sendUpload' | 'attachmentContent';

/** Mounts every operation of the contract, in its order, on its use case. */
export function bind(
  app: Express,
  runtime: Runtime,
  useCases: UseCases,
  whoAsks: (request: Request) => Promise<SignedIn>,
): void {
  for (const name of Object.keys(useCases) as (keyof UseCases)[]) {
    const { method, path, status } = contract[name];
    const useCase = useCases[name] as UseCase<Operation>;
    app[method.toLowerCase() as 'get'](path, async (request, response) => {
      const me = await whoAsks(request);
      const ask = { ...askOf(name, runtime, me, request), signal: signalOf(response) };
      send(response, status, await useCase(ask as Ask<Operation>));
    });
  }
}

function askOf(name: Operation, runtime: Runtime, me: SignedIn, request: Request): object {
  const { body, query, minimal }: Route = contract[name];
  const asked = query ? Convert(query as TObject, { ...request.query }) : undefined;
  if (query) checkAgainst(query, asked);
  if (body) checkAgainst(body, request.body ?? {});
  const key = request.get('idempotency-key');
  const ifMatch = revisionOf(request.get('if-match'));
  return {
    runtime,
    me,
    path: request.params,
    query: asked,
    body: body ? (request.body ?? {}) : undefined,
    ...(key && { key: key.slice(0, 100) }),
    ...(ifMatch !== undefined && { ifMatch }),
    minimal: minimal !== undefined && prefersMinimal(request),
  };
}

function signalOf(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort(new CallerGone());
  });
  return gone.signal;
}

const prefersMinimal = (request: Request) =>
  /(?:^|[,;])\s*return\s*=\s*"?minimal"?\s*(?:$|[,;])/i.test(request.get('prefer') ?? '');

/** `"7"` and `W/"7"` → 7. */
function revisionOf(header: string | undefined): number | undefined {
  const digits = header?.match(/^(?:W\/)?"?(\d{1,9})"?$/)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function send(response: Response, status: number, answer: unknown): void {
  if (answer instanceof Download) return sendFile(response, status, answer);
  const isMinimal = answer instanceof Minimal;
  const reply = isMinimal ? answer.reply : answer;
  if (isMinimal) response.set('Preference-Applied', 'return=minimal');
  const revision = (reply as { revision?: unknown } | undefined)?.revision;
  if (typeof revision === 'number') response.set('ETag', `"${revision}"`);
  response.status(status).json(reply ?? null);
}

/** A file is never taken for a page: its kind is said, and it brings nothing along. */
function sendFile(response: Response, status: number, file: Download): void {
  const name = encodeURIComponent(file.name).replace(/['()*]/g, (c) => `%${hex(c)}`);
  response.status(status).set({
    'Content-Type': file.media,
    'Content-Disposition': `${file.shown ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy':
      "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'Cache-Control': 'no-store, no-transform',
  });
  response.end(Buffer.from(file.bytes));
}

const hex = (char: string) => char.charCodeAt(0).toString(16).toUpperCase();

/** The revision that the caller read, from the body or `If-Match`. */
export function revisionRead(ask: { ifMatch?: number; body: { revision?: number } }): number {
  const revision = ask.body.revision ?? ask.ifMatch;
  if (revision === undefined) throw new Refusal('revision-missing');
  return revision;
}
