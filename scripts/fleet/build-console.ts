import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { ROOT } from '../setup/project.ts';

/** Browsers of the last four years, telephones included. */
const BROWSERS = ['chrome111', 'firefox115', 'safari16.4'];

/**
 * Builds the operator's page into a folder of its own: `console.html` and `assets`, as they go onto a web server. It is no
 * part of the kiosk, whose build and package do not contain it.
 */
export async function buildConsole(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: join(ROOT, 'renderer'),
    base: './',
    plugins: [react()],
    build: {
      target: BROWSERS,
      outDir: folder,
      emptyOutDir: true,
      // The security policy of the page allows neither inline scripts nor data: addresses.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1_000,
      rolldownOptions: { input: join(ROOT, 'renderer', 'console.html') },
    },
  });
}
