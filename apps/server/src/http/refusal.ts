import {
  type Fault,
  type ProblemCode,
  type ProblemDetails,
  problems,
  problemType,
} from '@bitan/api';
import type { Text } from '@bitan/definitions';
import { NotFound } from '@bitan/store';

interface Details {
  readonly detail?: Text;
  readonly errors?: readonly Fault[];
  /** For a stale revision: what is stored now. */
  readonly current?: unknown;
}

/** An answer of "no" with its reason, thrown from anywhere below a route. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly details: Details;

  constructor(code: ProblemCode, details: Details = {}) {
    super(`${code}${details.detail ? `: ${details.detail.en}` : ''}`);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}

/** What a refusal that was kept by its code is called. */
export const problemText = (code: string): Text =>
  problems[Object.hasOwn(problems, code) ? (code as ProblemCode) : 'internal'].title;

/** The problem details (RFC 9457) that say it to the caller. */
export function problemDetails(refusal: Refusal, instance: string): ProblemDetails {
  const { status, title, cure } = problems[refusal.code];
  const { detail, errors, current } = refusal.details;
  return {
    type: problemType(refusal.code),
    status,
    title: title['zh-CN'],
    titles: title,
    cure,
    ...(detail && { detail }),
    ...(errors && { errors: [...errors] }),
    ...(current !== undefined && { current }),
    instance,
  };
}

/** Nothing in place of what was refused; every other error stays one. */
export function unlessRefused(error: unknown): undefined {
  if (error instanceof Refusal) return undefined;
  throw error;
}

/** Nothing in place of what is not there, or not for this user; every other error stays one. */
export function unlessThere(error: unknown): undefined {
  if (error instanceof NotFound) return undefined;
  if (error instanceof Refusal && error.code === 'forbidden') return undefined;
  throw error;
}
