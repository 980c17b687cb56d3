import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const fixture = fileURLToPath(new URL('./fixtures/boundaries/', import.meta.url));

const check = (cwd: string) =>
  spawnSync(
    `${root}node_modules/.bin/depcruise`,
    ['--config', `${root}.dependency-cruiser.cjs`, 'packages', 'apps'],
    {
      cwd,
      encoding: 'utf8',
    },
  );

describe('the check of the boundaries', () => {
  it('fails on a forbidden import, and names the rule', () => {
    const { status, stdout } = check(fixture);
    expect(status).not.toBe(0);
    expect(stdout).toContain('libraries-do-not-know-one-another: packages/rules/src/bad.ts');
    expect(stdout).toContain('packages-know-no-app: packages/definitions/src/bad.ts');
  });

  it('looks at the real code, and finds nothing', () => {
    const { status, stdout } = check(root);
    expect(status).toBe(0);
    expect(Number(stdout.match(/(\d+) modules/)?.[1])).toBeGreaterThan(200);
  });
});
