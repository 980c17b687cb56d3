import { contract, ProblemDetails, type Route } from '@bitan/api';
import Type, { type TObject, type TSchema } from 'typebox';

/** The contract as an OpenAPI 3.1 document; its schemas are JSON Schema already. */
export function openApi(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [operationId, route] of Object.entries(contract) as [string, Route][]) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(operationId, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Bitan',
      version,
      description:
        'Sign in with POST /api/session; the session is a cookie. Every POST, PUT and PATCH takes an Idempotency-Key.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { ProblemDetails },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'bitan.sid' },
        token: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A token that the system administrator of an office made for one type of case',
        },
      },
    },
  };
}

function operation(operationId: string, route: Route): object {
  return {
    operationId,
    summary: route.summary,
    ...(!route.open && { security: [route.bearer ? { token: [] } : { session: [] }] }),
    parameters: [...pathParameters(route.path), ...queryParameters(route.query), ...headers(route)],
    ...(route.body && { requestBody: { required: true, content: json(route.body) } }),
    responses: {
      [route.status]: {
        description: route.summary,
        ...(route.reply && { content: json(replyOf(route, route.reply)) }),
      },
      default: {
        description: 'A refusal, with its reason and cure in Chinese and English (RFC 9457)',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDetails' } },
        },
      },
    },
  };
}

const replyOf = ({ minimal }: Route, reply: TSchema) =>
  minimal ? Type.Union([reply, minimal]) : reply;

const json = (schema: TSchema) => ({ 'application/json': { schema } });

const pathParameters = (path: string) =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

const queryParameters = (query: TObject | undefined) =>
  Object.entries(query?.properties ?? {}).map(([name, schema]) => ({ name, in: 'query', schema }));

const headers = ({ method, minimal }: Route) =>
  method === 'GET'
    ? []
    : [
        header('Idempotency-Key', { maxLength: 100 }),
        ...(minimal ? [header('Prefer', { const: 'return=minimal' })] : []),
      ];

const header = (name: string, schema: object) => ({
  name,
  in: 'header',
  schema: { type: 'string', ...schema },
});
