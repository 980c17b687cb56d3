import { defineConfig } from 'vitest/config';

// Packages are read from their sources, so that a test never runs against a stale build. The
// conditions reach `require` too: `import` or `module` here would break it for dependencies.
const conditions = ['bitan-source', 'node'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['{packages,apps}/*/src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    testTimeout: 20_000,
  },
});
