import { Role } from '@bitan/definitions';
import { route } from '../route.ts';
import { Colleague, Id, list, optional, shape, text } from '../shared.ts';
import { Me } from '../work.ts';

export const session = {
  // Who I am
  signIn: route('POST', '/api/session', 'Sign in', {
    body: shape({ login: text(60), password: text(200) }),
    reply: Me,
    open: true,
  }),
  me: route('GET', '/api/session', 'Who is signed in', { reply: Me }),
  signOut: route('DELETE', '/api/session', 'Sign out', {}),
  colleagues: route('GET', '/api/colleagues', 'The people of the office, with their roles', {
    reply: list(Colleague),
    query: shape({ role: optional(Id) }),
  }),
  roles: route('GET', '/api/roles', 'The roles of the office', { reply: list(Role) }),
};
