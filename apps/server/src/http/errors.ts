import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { problemDetails, Refusal } from './refusal.ts';
import { refusalOf } from './refusal-of.ts';

/** Why work for a request was ended: who asked went away, or asked for something else. */
export class CallerGone extends Error {}

/** Answers unknown paths of the API. */
export const nothingHere: RequestHandler = () => {
  throw new Refusal('not-found');
};

/** The last handler: turns whatever was thrown into problem details, without internals. */
export function answerErrors(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    // Nobody is there to be answered.
    if (error instanceof CallerGone) return;
    if (response.headersSent) return next(error);
    const refusal = refusalOf(error);
    const instance = `urn:uuid:${randomUUID()}`;
    if (refusal.code === 'internal') {
      log.error({ err: error, instance, method: request.method, path: request.path }, 'failed');
    }
    const details = problemDetails(refusal, instance);
    response.status(details.status).type('application/problem+json').json(details);
  };
}
