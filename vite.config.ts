import { existsSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = join(import.meta.dirname, 'renderer');
const pages = ['index', 'bench', 'gallery']
  .map((name) => join(root, `${name}.html`))
  .filter((page) => existsSync(page));

/** The pages. Electron's own parts are built by scripts/build/. */
export default defineConfig({
  root,
  // Served under app://kiosk/.
  base: './',
  plugins: [react()],
  build: {
    target: 'chrome130',
    outDir: join(import.meta.dirname, 'dist', 'renderer'),
    sourcemap: true,
    // The strict content security policy allows neither inline scripts nor data: addresses.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: pages },
  },
  server: { fs: { allow: [import.meta.dirname] } },
});
