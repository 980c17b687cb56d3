import type { TObject, TSchema } from 'typebox';

/**
 * One operation of the HTTP API. `:name` in a path is a parameter; `writes` operations take an
 * `Idempotency-Key`; a body with a `revision` may give it as `If-Match` instead.
 */
export interface Route<
  Body extends TSchema | undefined = TSchema | undefined,
  Reply extends TSchema | undefined = TSchema | undefined,
  Query extends TObject | undefined = TObject | undefined,
  Path extends string = string,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  readonly path: Path;
  readonly summary: string;
  readonly body: Body;
  readonly reply: Reply;
  readonly query: Query;
  readonly status: number;
  /** Whether it can be called without being signed in. */
  readonly open: boolean;
  /** Whether it is called with a token in place of a session. */
  readonly bearer?: true;
  /** What it answers to who sends `Prefer: return=minimal` (RFC 7240). */
  readonly minimal?: TSchema;
}

interface Parts<B, R, Q> {
  body?: B;
  reply?: R;
  query?: Q;
  status?: number;
  open?: boolean;
  bearer?: true;
  minimal?: TSchema;
}

/** Declares an operation; its body, answer and query keep their types. */
export function route<
  const P extends string,
  B extends TSchema | undefined = undefined,
  R extends TSchema | undefined = undefined,
  Q extends TObject | undefined = undefined,
>(method: Route['method'], path: P, summary: string, parts: Parts<B, R, Q>): Route<B, R, Q, P> {
  const { body, reply, query, status, open = false, minimal, bearer } = parts;
  return {
    method,
    path,
    summary,
    body: body as B,
    reply: reply as R,
    query: query as Q,
    status: status ?? (reply === undefined ? 204 : 200),
    open,
    ...(minimal && { minimal }),
    ...(bearer && { bearer }),
  };
}
