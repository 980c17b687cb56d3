import type { ProblemCode } from '@bitan/api';
import { type Code, Stale, StoreError } from '@bitan/store';
import { FlowError } from '@bitan/workflow';
import { Refusal } from './refusal.ts';

/** The refusal that says what went wrong below; what nobody foresaw is `internal`. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof Stale) return new Refusal('stale', { current: error.current });
  if (error instanceof StoreError) return new Refusal(ofStore[error.code] ?? 'internal');
  if (error instanceof FlowError) {
    return new Refusal('not-open', {
      detail: error.text,
      errors: [{ pointer: '', message: error.cure }],
    });
  }
  if (error instanceof URIError) return new Refusal('not-found');
  return new Refusal(ofParser[String((error as { type?: unknown })?.type)] ?? 'internal');
}

const ofStore: Partial<Record<Code, ProblemCode>> = {
  'not-found': 'not-found',
  stale: 'stale',
  conflict: 'conflict',
};

/** The `type` of the errors of Express' body parser. */
const ofParser: Record<string, ProblemCode> = {
  'entity.too.large': 'body-too-large',
  'entity.parse.failed': 'body-malformed',
  'encoding.unsupported': 'not-json',
  'charset.unsupported': 'not-json',
};
