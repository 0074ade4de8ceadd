/**
 * Builds the whole application into the folder given as the argument, in its own process because vite sets NODE_ENV.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { configOf, electronParts } from './electron-parts.ts';
import { ROOT } from '../setup/project.ts';

async function buildInto(folder: string): Promise<void> {
  const parts = electronParts(ROOT);
  for (const part of parts) await build(configOf(part, ROOT, folder));
  if (existsSync(join(ROOT, 'renderer', 'index.html'))) {
    await build({
      configFile: join(ROOT, 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: join(folder, 'renderer'), emptyOutDir: false },
    });
  }
  if (!parts.some(({ name }) => name === 'main'))
    throw new Error('main/main.ts is missing: there is nothing to start.');
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('No folder to build into was given.');
await buildInto(folder).catch((error: unknown) => {
  // Vite's message names the file and the line; the stack trace through its own code adds nothing.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
