import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { contract, operations, problems, problemType } from './index.ts';

const routes = Object.entries(contract);

describe('the contract', () => {
  it('names every operation once by method and path', () => {
    const keys = routes.map(([, r]) => `${r.method} ${r.path.replace(/:\w+/g, ':')}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  // Those who only call need no schemas: written anew with UPDATE_OPERATIONS=1, and formatted.
  it('gives method and path of every operation apart from its schemas', async () => {
    const declared = Object.fromEntries(routes.map(([name, r]) => [name, `${r.method} ${r.path}`]));
    if (process.env.UPDATE_OPERATIONS) {
      return writeFile(new URL('operations.ts', import.meta.url), said(declared));
    }
    expect(operations, 'run again with UPDATE_OPERATIONS=1').toEqual(declared);
  });

  it('lets nobody in without a session but to sign in and, with a code, to use a receipt', () => {
    expect(routes.filter(([, r]) => r.open).map(([name]) => name)).toEqual([
      'signIn',
      'readReceipt',
      'writeUnderReceipt',
      'rateUnderReceipt',
    ]);
  });

  it('takes closed bodies only, so that a mistyped name is an answer and not silence', () => {
    for (const [name, { body }] of routes) {
      if (body) expect(body, name).toMatchObject({ type: 'object', additionalProperties: false });
    }
  });

  it('keeps what other tools were promised', () => {
    const promised = [
      'POST /api/session',
      'GET /api/inbox',
      'POST /api/cases',
      'GET /api/cases/:case',
      'POST /api/cases/:case/actions/:action',
      'POST /api/decisions/:decision/try',
      'GET /api/editions/current',
    ];
    expect(routes.map(([, r]) => `${r.method} ${r.path}`)).toEqual(
      expect.arrayContaining(promised),
    );
  });
});

describe('the catalogue of refusals', () => {
  it('says in both languages what is wrong and what to do', () => {
    for (const [code, { title, cure }] of Object.entries(problems)) {
      for (const said of [title, cure]) {
        expect(said['zh-CN'], code).toMatch(/[\u4e00-\u9fff]/);
        expect(said.en, code).toMatch(/[a-z]/);
      }
    }
  });

  it('gives each refusal a stable type', () => {
    expect(problemType('stale')).toBe('urn:bitan:problem:stale');
  });
});

const said = (
  operations: Record<string, string>,
) => `import type { Operation } from './contract.ts';

/**
 * Method and path of every operation of the contract, for who calls it and checks nothing: the
 * contract brings all schemas. Made by its test with \`UPDATE_OPERATIONS=1\`.
 */
export const operations: Readonly<Record<Operation, string>> = ${JSON.stringify(operations)};
`;
