import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { oursWins } from './antd/ours-wins.ts';
import { antdStyles } from './antd/plugin.ts';
import { chunks } from './chunks.ts';
import { pageFiles } from './page-files.ts';

// Office desktops keep their browsers for years.
const browsers = ['chrome87', 'edge88', 'firefox78', 'safari14'];

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), antdStyles(), pageFiles()],
  css: { postcss: { plugins: [oursWins] } },
  // Workspace packages are read from their sources, so that no build has to come before.
  resolve: {
    conditions: ['bitan-source', 'module', 'browser', 'development|production'],
    // The words of the controls once, not again as CommonJS.
    alias: { 'antd/locale': 'antd/es/locale' },
  },
  build: {
    outDir: 'dist',
    target: browsers,
    cssTarget: browsers,
    chunkSizeWarningLimit: 1000,
    // The polyfill would be an inline script, which the content security policy refuses.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // It does not say so itself: selects need its context alone, and not all of it.
      treeshake: { moduleSideEffects: [{ test: /@rc-component[\\/]form/, sideEffects: false }] },
      output: {
        // What several share would be called by all of them.
        chunkFileNames: ({ name }) => `assets/${name.split('~')[0]}-[hash].js`,
        assetFileNames: ({ names: [name = ''] }) =>
          `assets/${name.split(/[~.]/)[0]}-[hash][extname]`,
        codeSplitting: { groups: chunks },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
