import { run } from './child.mjs';
import type { ElectronRuntime } from './electron-runtime.ts';
import { ROOT } from './project.ts';

/** What stands before the application's own options. Chromium's sandbox cannot work as root; in the field nobody is. */
export function launchArguments(): string[] {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return [...(isRoot ? ['--no-sandbox'] : []), ROOT];
}

/** How our own scripts and tests learn which Electron to launch; the same as `npm run electron-path` prints. */
export function electronVariable(runtime: ElectronRuntime): { SAUDA_ELECTRON: string } {
  return { SAUDA_ELECTRON: JSON.stringify({ executable: runtime.executable, args: launchArguments() }) };
}

/** Runs the application in the foreground until it ends. */
export function launch(
  runtime: ElectronRuntime,
  options: readonly string[],
  env: Record<string, string> = {},
): Promise<number> {
  const { ELECTRON_RUN_AS_NODE: _, ...inherited } = process.env;
  return run(runtime.executable, [...launchArguments(), ...options], { cwd: ROOT, env: { ...inherited, ...env } });
}
