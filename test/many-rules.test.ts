import { closures, decide, generated, planOf, unpack } from '@bitan/rules';
import { describe, expect, it } from 'vitest';
import { casesOf, editionOf } from './bench/many-rules.mjs';

describe.each(Object.entries({ closures, generated }))('hundreds of rules as %s', (_, backEnd) => {
  it('have the trace of json-rules-engine, with facts missing too', async () => {
    const edition = editionOf(250);
    const plan = planOf(edition, 'deadline');
    const run = backEnd(plan);
    const packed = new Int32Array(plan.packedWords);
    for (const [i, one] of casesOf(20).entries()) {
      const facts = Object.fromEntries(Object.entries(one).filter((_, at) => i < 10 || at % i > 1));
      const values = plan.facts.map((id) => facts[id]);
      run(values, packed, 0);
      expect(unpack(plan, packed, 0, values)).toEqual(await decide(edition, 'deadline', facts));
    }
  });
});
