/** The parts of the application that run in Electron's own processes, as vite configurations. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineConfig, Plugin, Rolldown } from 'vite';
import { serialportPlugin } from './serialport-plugin.ts';
import { startSteps } from './start-steps.ts';

/** Native modules stay where npm put them, and the runtime itself provides Electron. */
const EXTERNAL = ['electron', 'better-sqlite3', 'node-gyp-build'];

export interface Part {
  readonly name: string;
  /** Path from the repository's folder. */
  readonly entry: string;
  /** Path from the build's folder, without the extension. */
  readonly output: string;
  readonly isPreload: boolean;
  /** Whether every start loads it: its code is a file of its own then, of which the compiled code can be kept. */
  readonly isStarted?: boolean;
}

/** Every part whose source exists. */
export function electronParts(root: string): Part[] {
  const preloads = join(root, 'main', 'preload');
  const preloadNames = existsSync(preloads)
    ? readdirSync(preloads).filter((file) => /^[^_.].*(?<!\.d)\.ts$/.test(file))
    : [];
  const parts: Part[] = [
    { name: 'main', entry: 'main/main.ts', output: 'main/main', isPreload: false, isStarted: true },
    { name: 'kept code', entry: 'main/kept-code/load.ts', output: 'main/kept-code', isPreload: false },
    {
      name: 'journal thread',
      entry: 'main/journal/worker/thread.ts',
      output: 'main/journal-thread',
      isPreload: false,
      isStarted: true,
    },
    {
      name: 'past sales thread',
      entry: 'main/past/worker/thread.ts',
      output: 'main/past-thread',
      isPreload: false,
    },
    {
      name: 'log thread',
      entry: 'main/log/worker/thread.ts',
      output: 'main/log-thread',
      isPreload: false,
      isStarted: true,
    },
    {
      name: 'reading thread',
      entry: 'main/service/reading/thread.ts',
      output: 'main/reading-thread',
      isPreload: false,
    },
    {
      name: 'export thread',
      entry: 'main/export/worker/thread.ts',
      output: 'main/export-thread',
      isPreload: false,
    },
    {
      name: 'stick thread',
      entry: 'main/exchange/worker/thread.ts',
      output: 'main/stick-thread',
      isPreload: false,
    },
    {
      name: 'fleet thread',
      entry: 'main/fleet/worker/thread.ts',
      output: 'main/fleet-thread',
      isPreload: false,
    },
    { name: 'sandbox', entry: 'sandbox/process.ts', output: 'sandbox/process', isPreload: false },
    ...preloadNames.map((file) => {
      const name = file.replace(/\.ts$/, '');
      return { name: `preload ${name}`, entry: `main/preload/${file}`, output: `preload/${name}`, isPreload: true };
    }),
  ];
  return parts.filter((part) => existsSync(join(root, part.entry)));
}

/** Fails the build of a preload that requires anything but Electron, which its sandbox would refuse on the kiosk. */
function onlyElectron(part: Part): Plugin {
  return {
    name: 'sauda-preload-only-electron',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const foreign = [...chunk.imports, ...chunk.dynamicImports].filter((name) => name !== 'electron');
        if (foreign.length > 0)
          this.error(`${part.entry} needs ${foreign.join(', ')}, which a sandboxed preload cannot load.`);
      }
    },
  };
}

/** A preload must be one file; the other parts load dynamic imports only when they are needed. */
function splitting(
  { isPreload, isStarted = false, name }: Part,
  root: string,
): boolean | Rolldown.CodeSplittingOptions {
  if (isPreload) return false;
  if (name === 'main') return startSteps(root);
  return isStarted ? { groups: [{ name: 'code' }] } : true;
}

/** The vite configuration of a part. */
export function configOf(part: Part, root: string, outDir: string): InlineConfig {
  return {
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    plugins: part.isPreload ? [onlyElectron(part)] : [serialportPlugin(root)],
    ssr: { noExternal: true, external: part.isPreload ? ['electron'] : EXTERNAL, target: 'node' },
    build: {
      ssr: join(root, part.entry),
      outDir,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        // Merging would move the bundler's helpers to the largest chunk, which the program would then load at once.
        experimental: { chunkOptimization: false },
        output: {
          format: 'cjs',
          // `import()` in CommonJS would start Node's other loader for packages that are CommonJS themselves.
          dynamicImportInCjs: false,
          entryFileNames: `${part.output}.cjs`,
          chunkFileNames: `${part.output}-[name]-[hash].cjs`,
          // A third less text to read at a start. Names stay, for the stack traces in the log, and so does every statement.
          minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
          // Before all else: the program's other files are loaded with it.
          banner: ({ isEntry }) => (isEntry && part.isStarted === true ? "require('./kept-code.cjs');" : ''),
          codeSplitting: splitting(part, root),
        },
      },
    },
  };
}
