/** The Electron that a script runs, passed on by the command that started it (`scripts/setup/launch.ts`). */
import { join } from 'node:path';
import { Failure } from '../setup/failure.mjs';

export interface ElectronCommand {
  readonly executable: string;
  /** Arguments before the kiosk's own options; the last one is the application's folder. */
  readonly args: readonly string[];
}

function isCommand(value: unknown): value is ElectronCommand {
  return (
    typeof value === 'object' &&
    value !== null &&
    'executable' in value &&
    typeof value.executable === 'string' &&
    'args' in value &&
    Array.isArray(value.args) &&
    value.args.every((arg) => typeof arg === 'string')
  );
}

/** Reads the command from the environment. Throws a `Failure` if the script was not started by its command. */
export function electronCommand(npmScript: string): ElectronCommand {
  const text = process.env['SAUDA_ELECTRON'];
  const value: unknown = text === undefined ? null : JSON.parse(text);
  if (!isCommand(value)) throw new Failure(`Start it with "npm run ${npmScript}": that also prepares Electron.`);
  return value;
}

/** The environment without the variable that makes Electron run as Node. */
export function electronEnvironment(): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = process.env;
  return Object.fromEntries(Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** How Playwright starts Electron: what to execute, and what has to be in its environment for that. */
export interface PlaywrightStart {
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The wrapper that lets Playwright attach only after the first screen; Electron itself where there is no bash. */
export function startForPlaywright(executable: string): PlaywrightStart {
  if (process.platform !== 'linux') return { executable, env: {} };
  return { executable: join(import.meta.dirname, 'held-electron.sh'), env: { SAUDA_HELD_ELECTRON: executable } };
}
