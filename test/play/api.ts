import { randomUUID } from 'node:crypto';
import type { CaseView, ProblemDetails } from '@bitan/api';

/** One person's session with a running server, through its HTTP API. */
export class Api {
  readonly #url: string;
  readonly #password: string;
  #cookie = '';

  constructor(url: string, password: string) {
    this.#url = url;
    this.#password = password;
  }

  /** What the browser sends to be known again. */
  get cookie(): string {
    return this.#cookie;
  }

  async signIn(login: string): Promise<this> {
    await this.call('POST', '/api/session', { login, password: this.#password });
    return this;
  }

  /** Calls an operation that must succeed. */
  async call<T>(method: string, path: string, body?: unknown, headers = {}): Promise<T> {
    const { status, json } = await this.raw(method, path, body, headers);
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`);
    return json as T;
  }

  /** Calls an operation that must be refused, and gives the problem. */
  async refused(
    method: string,
    path: string,
    body?: unknown,
    headers = {},
  ): Promise<ProblemDetails> {
    const { status, json, type } = await this.raw(method, path, body, headers);
    if (status < 400) throw new Error(`${method} ${path} was not refused: ${status}`);
    if (!type.startsWith('application/problem+json'))
      throw new Error(`not problem details: ${type}`);
    return json as ProblemDetails;
  }

  async raw(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(this.#url + path, {
      method,
      headers: {
        cookie: this.#cookie,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(method !== 'GET' && { 'idempotency-key': randomUUID() }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const set = response.headers.get('set-cookie');
    if (set) this.#cookie = set.split(';')[0] ?? '';
    const text = await response.text();
    const json: unknown = text === '' ? undefined : JSON.parse(text);
    return {
      status: response.status,
      json,
      type: response.headers.get('content-type') ?? '',
      headers: response.headers,
    };
  }

  /** What an operation answers with bytes, and its headers. */
  async bytes(path: string): Promise<{ status: number; bytes: Uint8Array; headers: Headers }> {
    const response = await fetch(this.#url + path, { headers: { cookie: this.#cookie } });
    const { status, headers } = response;
    return { status, headers, bytes: new Uint8Array(await response.arrayBuffer()) };
  }

  case(id: string): Promise<CaseView> {
    return this.call('GET', `/api/cases/${id}`);
  }

  /** Does an action of a case at its present revision. */
  async act(id: string, action: string, rest: Record<string, unknown> = {}): Promise<CaseView> {
    const { revision } = await this.case(id);
    return this.call('POST', `/api/cases/${id}/actions/${action}`, {
      answers: {},
      revision,
      ...rest,
    });
  }

  /** The id of a person of the office by name. */
  async person(name: string): Promise<string> {
    const found = await this.call<{ id: string; name: string }[]>(
      'GET',
      `/api/subjects/person?q=${encodeURIComponent(name)}`,
    );
    const one = found.find((person) => person.name === name);
    if (!one) throw new Error(`no person ${name}`);
    return one.id;
  }
}
