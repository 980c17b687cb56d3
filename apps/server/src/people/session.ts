import { randomBytes } from 'node:crypto';
import type { Me } from '@bitan/api';
import { contract } from '@bitan/api';
import type { Store } from '@bitan/store';
import { civilDate } from '@bitan/workflow';
import { hash, verify } from '@node-rs/argon2';
import type { Express, Request, RequestHandler } from 'express';
import session from 'express-session';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { checkAgainst } from '../http/body.ts';
import { Refusal } from '../http/refusal.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { namedRoles } from './names.ts';
import { SessionStore } from './session-store.ts';
import { sessionTimes } from './session-times.ts';
import { permissionsOf, type SignedIn } from './signed-in.ts';

declare module 'express-session' {
  interface SessionData {
    org: string;
    user: string;
  }
}

/** Argon2id as measured on two cores: 64 MiB, three passes, about 75 ms. */
const argon2 = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;
export const hashPassword = (password: string): Promise<string> => hash(password, argon2);

/** Opaque sessions in a cookie that scripts cannot read and other sites cannot send. */
export function sessions(store: Store, secret: Buffer, clock: () => string): RequestHandler {
  return session({
    name: 'bitan.sid',
    secret: secret.toString('hex'),
    genid: () => randomBytes(32).toString('base64url'),
    store: new SessionStore(store, clock),
    resave: false,
    rolling: true,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'strict', maxAge: sessionTimes.absolute, path: '/' },
  });
}

/** Mounts signing in and out, which need the cookie; everything else is a use case. */
export function bindSession(app: Express, runtime: Runtime): void {
  const limit = attempts();
  app.post(contract.signIn.path, async (request, response) => {
    checkAgainst(contract.signIn.body, request.body ?? {});
    const { login, password } = request.body as { login: string; password: string };
    await limit(`${request.ip}/${login}`);
    const account = await accountOf(runtime.store, login, password);
    if (!account) throw new Refusal('wrong-credentials');
    await regenerate(request);
    Object.assign(request.session, account);
    const me = await signedIn(runtime, request);
    // Who works on rules asks it for everything; others hardly ever.
    if (me.may.has('policy.edit')) runtime.workshop.warm();
    await recordSignIn(runtime, account, 'session.begun');
    response.json(meOf(runtime, me, await runtime.editions.at(me.office.id, runtime.clock())));
  });
  app.delete(contract.signOut.path, async (request, response) => {
    const { org, user } = request.session;
    if (org && user) await recordSignIn(runtime, { org, user }, 'session.ended');
    request.session.destroy(() => response.status(204).end());
  });
}

/**
 * Who asks, read anew at each request: a change of roles or a closed account counts at once.
 * @throws Refusal `not-signed-in`
 */
export async function signedIn(runtime: Runtime, request: Request): Promise<SignedIn> {
  const { org, user } = request.session;
  if (!org || !user) throw new Refusal('not-signed-in');
  return withRoles(runtime, org, user);
}

/** Somebody who works at the machine itself, by login. @throws Refusal `wrong-credentials` */
export async function signedInAs(runtime: Runtime, login: string): Promise<SignedIn> {
  const [account] = await runtime.store.system.users.byLogin(login);
  if (!account) throw new Refusal('wrong-credentials');
  return withRoles(runtime, account.org, account.user.id);
}

/** Somebody of an office, as they are now, for what goes on after they asked. @throws Refusal */
export const signedInBy = (runtime: Runtime, org: string, user: string): Promise<SignedIn> =>
  withRoles(runtime, org, user);

async function withRoles(runtime: Runtime, org: string, id: string): Promise<SignedIn> {
  const now = runtime.clock();
  const own = runtime.store.for({ org, user: id });
  const [user, actsFor, organisation, office] = await Promise.all([
    own.users.get(id),
    own.deputies.actsFor(id, civilDate(now)),
    runtime.tree.get(org, now),
    runtime.editions.at(org, now),
  ]);
  if (user.disabled) throw new Refusal('not-signed-in');
  return {
    user: { id, login: user.login, name: user.name },
    office: organisation,
    roles: user.roles,
    actsFor,
    may: permissionsOf(user.roles, office.edition.roles),
  };
}

export function meOf(
  runtime: Runtime,
  me: SignedIn,
  { edition }: { edition: Parameters<typeof namedRoles>[0] },
): Me {
  return {
    user: me.user,
    office: me.office,
    roles: namedRoles(edition, me.roles),
    may: [...me.may],
    browserKey: runtime.browserKey(me.user.id),
  };
}

/** Checks a password; an unknown account takes as long as a known one. */
async function accountOf(store: Store, login: string, password: string) {
  const accounts = await store.system.users.byLogin(login);
  if (accounts.length === 0) await hashPassword(password);
  for (const { org, user, passwordHash } of accounts) {
    if (!user.disabled && (await verify(passwordHash, password))) return { org, user: user.id };
  }
  return undefined;
}

/** Ten attempts in ten minutes for each account from each address. */
function attempts(): (key: string) => Promise<void> {
  const limiter = new RateLimiterMemory({ points: 10, duration: 600 });
  return async (key) => {
    await limiter.consume(key).catch(() => {
      throw new Refusal('too-many-attempts');
    });
  };
}

const regenerate = (request: Request): Promise<void> =>
  new Promise((resolve, reject) =>
    request.session.regenerate((error) => (error ? reject(error) : resolve())),
  );

function recordSignIn(runtime: Runtime, account: { org: string; user: string }, event: string) {
  return runtime.store.for(account).transaction(async (tx) => {
    tx.audit.add({ event, subject: account.user });
  });
}
