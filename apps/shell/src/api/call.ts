import {
  type BodyOf,
  type Operation,
  operations,
  type PathOf,
  type ProblemDetails,
  type QueryOf,
  type ReplyOf,
} from '@bitan/api';
import { ApiProblem, unreachable, unreadable } from './problem.ts';

/** What an operation of the contract needs to be called: no more, and no less. */
export type ArgsOf<O extends Operation> = PathPart<O> & QueryPart<O> & BodyPart<O>;

// What an operation does not take is undefined in the contract; a path without parts is unknown.
type PathPart<O extends Operation> = unknown extends PathOf<O> ? unknown : { path: PathOf<O> };
type QueryPart<O extends Operation> = [QueryOf<O>] extends [undefined]
  ? unknown
  : { query?: Loose<QueryOf<O>> };
type BodyPart<O extends Operation> = [BodyOf<O>] extends [undefined]
  ? unknown
  : { body: BodyOf<O> };
type Loose<T> = { [K in keyof T]?: T[K] | undefined };

interface Parts {
  path?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
}

export interface Sending {
  /** The `Idempotency-Key`: the same for a submission and all its repetitions. */
  key?: string;
  signal?: AbortSignal;
}

/**
 * Calls one operation of the HTTP contract.
 *
 * @throws ApiProblem with the server's problem details, or `unreachable` or `unreadable`
 */
export async function call<O extends Operation>(
  operation: O,
  args: ArgsOf<O>,
  sending: Sending = {},
): Promise<ReplyOf<O>> {
  const [method = '', path = ''] = operations[operation].split(' ');
  const parts = args as Parts;
  const response = await reach(addressOf(path, parts), {
    method,
    headers: headersOf(parts, sending),
    ...(parts.body !== undefined && { body: JSON.stringify(parts.body) }),
    ...(sending.signal && { signal: sending.signal }),
  });
  const reply = response.status === 204 ? undefined : await read(response);
  if (!response.ok) throw new ApiProblem(reply as ProblemDetails);
  return (reply ?? undefined) as ReplyOf<O>;
}

function addressOf(template: string, { path = {}, query = {} }: Parts): string {
  const filled = template.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(path[name] ?? ''),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  return search.size > 0 ? `${filled}?${search}` : filled;
}

function headersOf({ body }: Parts, { key }: Sending): Record<string, string> {
  return {
    accept: 'application/json, application/problem+json',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(key && { 'idempotency-key': key }),
  };
}

async function reach(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { ...request, credentials: 'same-origin' });
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw unreachable();
  }
}

async function read(response: Response): Promise<unknown> {
  const reply: unknown = await response.json().catch(() => undefined);
  const explained = typeof reply === 'object' && reply !== null && 'titles' in reply;
  if (reply === undefined || (!response.ok && !explained)) throw unreadable(response.status);
  return reply;
}
