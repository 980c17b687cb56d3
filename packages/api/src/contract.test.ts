import { describe, expect, it } from 'vitest';
import { contract, problems, problemType } from './index.ts';

const routes = Object.entries(contract);

describe('the contract', () => {
  it('names every operation once by method and path', () => {
    const keys = routes.map(([, r]) => `${r.method} ${r.path.replace(/:\w+/g, ':')}`);
    expect(new Set(keys).size).toBe(keys.length);
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
