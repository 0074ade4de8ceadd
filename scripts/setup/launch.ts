import { existsSync } from 'node:fs';
import { run } from './child.mjs';
import type { ElectronRuntime } from './electron-runtime.ts';
import { ROOT } from './project.ts';

/** Arguments before the application's options. Root needs `--no-sandbox`; in the field the kiosk never runs as root. */
export function launchArguments(): string[] {
  return [...(isRootOnLinux() ? ['--no-sandbox'] : []), ...(hasGraphics() ? [] : ['--disable-gpu']), ROOT];
}

/** Whether Chromium would refuse to start without `--no-sandbox`. */
function isRootOnLinux(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/** The variable that names the Electron to scripts and tests; `npm run electron-path` prints the same path. */
export function electronVariable(runtime: ElectronRuntime): { SAUDA_ELECTRON: string } {
  return { SAUDA_ELECTRON: JSON.stringify({ executable: runtime.executable, args: launchArguments() }) };
}

/** Runs the application in the foreground until it ends; returns its exit code. */
export function launch(
  runtime: ElectronRuntime,
  options: readonly string[],
  env: Record<string, string> = {},
): Promise<number> {
  const { ELECTRON_RUN_AS_NODE: _, ...inherited } = process.env;
  return run(runtime.executable, [...launchArguments(), ...options], { cwd: ROOT, env: { ...inherited, ...env } });
}

/**
 * Whether the computer may have a graphics device. Without one Chromium tries to start its GPU process three times at
 * each start, and a page that requests it meanwhile may never get an answer.
 */
function hasGraphics(): boolean {
  return process.platform !== 'linux' || existsSync('/dev/dri');
}
