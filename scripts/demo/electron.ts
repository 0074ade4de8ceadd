/** The Electron that a script runs, passed on by the command that started it (`scripts/setup/launch.ts`). */
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
