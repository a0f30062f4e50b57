import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defaultClientConditions, defineConfig } from 'vite';

/** `koe-source` lets the other packages be read as TypeScript, so a build here needs none of theirs. */
export default defineConfig({
  plugins: [svelte()],
  resolve: {
    conditions: ['koe-source', ...defaultClientConditions],
    alias: [
      {
        find: /^vega-(crossfilter|force|geo|hierarchy|label|regression|voronoi|wordcloud)$/,
        replacement: fileURLToPath(new URL('./src/ui/no-transforms.ts', import.meta.url)),
      },
    ],
  },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // Everything is a file of its own: a content security policy without data: or inline scripts is enough.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/health': 'http://127.0.0.1:8080' } },
});
