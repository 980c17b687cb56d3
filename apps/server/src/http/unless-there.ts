import { NotFound } from '@bitan/store';
import { Refusal } from './refusal.ts';

/** For `catch`: what is not there, or not for this user, is nothing. */
export function unlessThere(error: unknown): undefined {
  if (error instanceof NotFound) return undefined;
  if (error instanceof Refusal && error.code === 'forbidden') return undefined;
  throw error;
}
