import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { Refusal } from './refusal.ts';

/**
 * The headers of every answer. Scripts come from here alone and none is made at run time; antd
 * writes its styles into the page, so styles may be inline.
 */
export const securityHeaders: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
  },
  strictTransportSecurity: false,
  referrerPolicy: { policy: 'no-referrer' },
});

/** Answers of the API are for this user at this moment: nothing in between may keep them. */
export const notStored: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/**
 * Other sites cannot make a browser send JSON, or a header of its own, here without asking first; so
 * JSON is required, or the header of an upload.
 */
export const jsonOnly: RequestHandler = (request, _response, next) => {
  const writes = !['GET', 'HEAD'].includes(request.method);
  const hasBody =
    request.headers['content-length'] !== undefined && request.headers['content-length'] !== '0';
  const isUpload = request.get('tus-resumable') !== undefined && request.method === 'PATCH';
  if (writes && hasBody && !isUpload && !request.is('application/json'))
    return next(new Refusal('not-json'));
  next();
};
