import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/**
 * What an operator watches: the process, and how long answers take, by route and status. Routes are
 * patterns, so no id of a case and nothing that was searched for gets into a label.
 */
export function createMetrics(): { measure: RequestHandler; show: RequestHandler } {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const seconds = new Histogram({
    name: 'bitan_http_seconds',
    help: 'Time from request to answer',
    labelNames: ['method', 'route', 'status'],
    registers: [register],
  });
  return {
    measure(request, response, next) {
      const end = seconds.startTimer();
      response.once('finish', () => {
        const route = String((request.route as { path?: string } | undefined)?.path ?? 'other');
        end({ method: request.method, route, status: response.statusCode });
      });
      next();
    },
    async show(_request, response) {
      response.type(register.contentType).send(await register.metrics());
    },
  };
}
