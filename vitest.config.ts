import { defineConfig } from 'vitest/config';

// Packages are read from their sources, so that a test never runs against a stale build. The
// conditions reach `require` too: `import` or `module` here would break it for dependencies.
const conditions = ['bitan-source', 'node'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    globalSetup: 'test/play/run-folder.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'code',
          // vitest would leave one core idle, which on two is half of the machine.
          maxWorkers: '100%',
          include: ['{packages,apps}/*/src/**/*.test.{ts,tsx}', 'test/*.test.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        // When nothing else runs: two browsers with their servers fill two cores.
        extends: true,
        test: {
          name: 'browser',
          include: ['test/e2e/*.test.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
