/** A virtual portrait screen for machines without a display, with a window manager so that full screen works. */
import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { start, stop } from './child.mjs';
import { SCREEN, type SystemNeed } from './constants.ts';
import { Failure } from './failure.mjs';
import { hasCommand } from './system.ts';

const START_MS = 15_000;

interface ScreenSize {
  readonly width: number;
  readonly height: number;
}

export interface Display {
  /** Environment variables that select this display. */
  readonly env: Record<string, string>;
  readonly close: () => Promise<void>;
}

/** Whether the user's session has a display. */
export function hasDisplay(platform: string = process.platform, env: NodeJS.ProcessEnv = process.env): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/** The system's needs for windows: none with a display, those of a virtual one without. */
export function displayNeeds(isVirtual: boolean): SystemNeed[] {
  return isVirtual ? ['display'] : [];
}

/** Whether this system can run a virtual display. */
export function canBeVirtual(): boolean {
  return process.platform === 'linux' && hasCommand('Xvfb');
}

function displayNumber(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const giveUp = (why: string) =>
      reject(new Failure(`The virtual display (Xvfb) did not start: ${why}. Try "Xvfb -displayfd 1" to see why.`));
    const timer = setTimeout(() => giveUp(`nothing within ${START_MS / 1000} s`), START_MS);
    server.once('error', (error) => giveUp(error.message));
    server.once('exit', (code) => giveUp(`it ended with code ${code}`));
    (server.stdio[3] as Readable).once('data', (chunk) => {
      clearTimeout(timer);
      resolve(String(chunk).trim());
    });
  });
}

async function openVirtualDisplay(isForAllUsers: boolean, { width, height }: ScreenSize): Promise<Display> {
  const screen = `${width}x${height}x${SCREEN.depth}`;
  // Xvfb chooses a free number and writes it to descriptor 3.
  const server = start(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset', ...(isForAllUsers ? ['-ac'] : [])],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      last: true,
    },
  );
  const env = { DISPLAY: `:${await displayNumber(server)}` };
  // Variables of the user's session would otherwise select its display.
  const childEnv = { ...process.env, ...env };
  const manager = start('matchbox-window-manager', ['-use_titlebar', 'no'], {
    stdio: 'ignore',
    env: childEnv,
    last: true,
  });
  manager.once('error', () => undefined);
  return {
    env: { ...env, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' },
    close: async () => {
      await stop(manager);
      await stop(server);
    },
  };
}

/**
 * Runs the work on the user's display, or on a virtual one that is closed afterwards even if the work fails.
 * `size`: of a virtual one, in pixels. `isForAllUsers`: programs of other users of this computer may draw on it as well.
 */
export async function withDisplay<T>(
  isVirtual: boolean,
  work: (env: Record<string, string>) => Promise<T>,
  { isForAllUsers = false, size = SCREEN }: { readonly isForAllUsers?: boolean; readonly size?: ScreenSize } = {},
): Promise<T> {
  if (!isVirtual) return work({});
  const display = await openVirtualDisplay(isForAllUsers, size);
  try {
    return await work(display.env);
  } finally {
    await display.close();
  }
}
