import { PastTransaction } from '@bitan/store';
import { describe, expect, it } from 'vitest';
import { Recent } from './recent.ts';

const at = (second: number) => new Date(second * 1000).toISOString();

describe('what was read a moment ago', () => {
  it('is read anew when it is a second old, or when it is to be', async () => {
    const recent = new Recent<number>();
    let n = 0;
    const read = async () => ++n;
    expect(await recent.get('k', at(1), read)).toBe(1);
    expect(await recent.get('k', at(1.5), read)).toBe(1);
    expect(await recent.get('k', at(3), read)).toBe(2);
    recent.clear();
    expect(await recent.get('k', at(3), read)).toBe(3);
  });

  it('still counts in a transaction, which may not read past itself', async () => {
    const recent = new Recent<number>();
    const inTransaction = async (): Promise<number> => {
      throw new PastTransaction('editions');
    };
    await expect(recent.get('k', at(1), inTransaction)).rejects.toThrow('editions');
    await recent.get('k', at(1), async () => 1);
    expect(await recent.get('k', at(9), inTransaction)).toBe(1);
    expect(await recent.get('k', at(9), async () => 2)).toBe(2);
  });

  it('is no excuse for what fails otherwise', async () => {
    const recent = new Recent<number>();
    await recent.get('k', at(1), async () => 1);
    const failing = async (): Promise<number> => {
      throw new Error('no disk');
    };
    await expect(recent.get('k', at(9), failing)).rejects.toThrow('no disk');
  });
});
