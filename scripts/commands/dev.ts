/** Development: pages are updated when they change, and Electron restarts when its own parts change. */
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { build, createServer, type Rolldown } from 'vite';
import { ok } from '../../app/result.ts';
import { configOf, electronParts } from '../build/electron-parts.ts';
import { ensureBuild } from '../build/ensure-build.ts';
import { start, stop } from '../setup/child.mjs';
import { developerCommand } from '../setup/developer-command.ts';
import { displayNeeds, hasDisplay, withDisplay } from '../setup/display.ts';
import { ensureElectron } from '../setup/electron.ts';
import { type ElectronRuntime } from '../setup/electron-runtime.ts';
import { dataOption, kioskRequest, START_OPTIONS, SWITCHES, type KioskRequest } from '../setup/kiosk-options.ts';
import { launchArguments } from '../setup/launch.ts';
import { say } from '../setup/progress.mjs';
import { ROOT } from '../setup/project.ts';

/** Time to wait for further parts that the same change rebuilds, so that there is one restart for all of them. */
const RESTART_MS = 300;

export const devCommand = developerCommand({
  name: 'dev',
  summary: 'the kiosk with hot reload, the bench and the gallery of every screen',
  options: START_OPTIONS,
  operands: SWITCHES,
  read: (values, switches) => ok(kioskRequest(values, switches)),
  run: serveAndDevelop,
});

async function serveAndDevelop({ official, headless, dataDirectory, options }: KioskRequest): Promise<number> {
  const isVirtual = headless || !hasDisplay();
  const runtime = await ensureElectron({ official, system: displayNeeds(isVirtual) });
  await ensureBuild(runtime);

  const server = await createServer({ configFile: join(ROOT, 'vite.config.ts'), server: { host: 'localhost' } });
  await server.listen();
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('The development server has no address.');
  say(`• Pages come from ${address}`);
  return withDisplay(isVirtual, (env) =>
    develop(runtime, [...dataOption(dataDirectory ?? join(ROOT, 'out', 'demo-data')), ...options], {
      ...env,
      SAUDA_DEV_SERVER: address.replace(/\/$/, ''),
    }),
  );
}

/** Runs until the kiosk is closed by hand. */
async function develop(
  runtime: ElectronRuntime,
  args: readonly string[],
  env: Record<string, string>,
): Promise<number> {
  const always = ['--bench', '--gallery', '--windowed'].filter((flag) => !args.includes(flag));
  const options = [...always, ...args];
  let kiosk: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;

  return new Promise((resolve) => {
    const restart = async () => {
      const previous = kiosk;
      kiosk = undefined;
      if (previous !== undefined) {
        say('• Starting the kiosk anew');
        await stop(previous);
      }
      const current = start(runtime.executable, [...launchArguments(), ...options], {
        cwd: ROOT,
        env: { ...process.env, ...env },
      });
      kiosk = current;
      current.once('exit', (code) => {
        if (kiosk === current) resolve(code ?? 0);
      });
    };
    watchParts(() => {
      clearTimeout(timer);
      timer = setTimeout(() => void restart(), RESTART_MS);
    });
  });
}

/**
 * Rebuilds the parts when they change, into the folder that the kiosk is started from. Calls `changed` when all of them
 * are built for the first time, and after every change.
 */
function watchParts(changed: () => void): void {
  const parts = electronParts(ROOT);
  const built = new Set<string>();
  for (const part of parts) {
    const config = configOf(part, ROOT, join(ROOT, 'dist'));
    void build({ ...config, mode: 'development', build: { ...config.build, watch: {} } }).then((watcher) => {
      (watcher as Rolldown.RolldownWatcher).on('event', (event) => {
        if (event.code === 'END') {
          built.add(part.name);
          if (built.size === parts.length) changed();
        }
        if (event.code === 'ERROR') say(`✗ ${part.name}: ${event.error.message}`);
      });
    });
  }
}
