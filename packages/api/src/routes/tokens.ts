import { route } from '../route.ts';
import { shape } from '../shared.ts';
import { MadeToken, NewToken, SentCase, SentState, TokensView } from '../tokens.ts';

/** Other bodies' systems: their tokens, and the two things that can be done under one. */
export const tokens = {
  tokens: route('GET', '/api/tokens', 'Tokens of other systems, latest first', {
    reply: TokensView,
  }),
  addToken: route('POST', '/api/tokens', 'Make a token; its secret is told this once', {
    body: NewToken,
    reply: MadeToken,
    status: 201,
  }),
  endToken: route(
    'POST',
    '/api/tokens/:token/end',
    'End a token: nothing comes under it any more',
    {
      body: shape({}),
      reply: TokensView,
    },
  ),
  sendCase: route(
    'POST',
    '/api/intake/:workflow',
    'Begin a case from another system, under a token; the same Idempotency-Key begins it once',
    { body: SentCase, reply: SentState, status: 201, bearer: true },
  ),
  sentCase: route(
    'GET',
    '/api/intake/:workflow/:reference',
    'How a case stands that was sent under this token',
    { reply: SentState, bearer: true },
  ),
};
