import { describe, expect, it } from 'vitest';
import { sayDay, sayInstant } from './time.ts';

describe('an instant', () => {
  it('is told by the clock in China', () => {
    expect(sayInstant('2026-11-23T16:30:00.000Z')).toBe('2026-11-24 00:30');
    expect(sayDay('2026-11-23T16:30:00.000Z')).toBe('2026-11-24');
    expect(sayDay('2026-11-23T15:59:59.999Z')).toBe('2026-11-23');
  });
});
