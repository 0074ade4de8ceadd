import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../app/result.ts';

/** How the application was started. */
export interface KioskArguments {
  /** Null: demo mode. */
  readonly configFile: string | null;
  /** Null: the operating system's place for this application. */
  readonly dataDirectory: string | null;
  /** A window instead of the whole screen. */
  readonly windowed: boolean;
  /** The second window that plays customer and hardware; only with simulated peripherals. */
  readonly bench: boolean;
  /** The gallery of screens, fed by a scripted main. */
  readonly gallery: boolean;
}

export const USAGE = 'usage: sauda [--config FILE] [--data-dir DIR] [--windowed] [--bench] [--gallery]';

/** Why an application in the field does not start like this, or null; developers and build machines may. */
export function refusalInField(field: { isPackaged: boolean; hasNoSandbox: boolean; gallery: boolean }): string | null {
  if (!field.isPackaged) return null;
  if (field.hasNoSandbox) return "Sauda does not run without Chromium's sandbox: start it as an ordinary user and without --no-sandbox";
  return field.gallery ? '--gallery is for development only' : null;
}

/**
 * Reads our own options. Electron and Chromium put theirs among them (`--no-sandbox`, `--remote-debugging-port=0`), so
 * unknown ones are left alone; a known one without its value is an error.
 */
export function readArguments(argv: readonly string[]): Result<KioskArguments, string> {
  try {
    const { values } = parseArgs({
      args: [...argv],
      strict: false,
      options: {
        'config': { type: 'string' },
        'data-dir': { type: 'string' },
        'windowed': { type: 'boolean' },
        'bench': { type: 'boolean' },
        'gallery': { type: 'boolean' },
      },
    });
    for (const name of ['config', 'data-dir'] as const) {
      const value = values[name];
      if (value !== undefined && (typeof value !== 'string' || value === '')) return err(`--${name} needs a path. ${USAGE}`);
    }
    const path = (value: string | boolean | undefined): string | null =>
      typeof value === 'string' ? resolve(value) : null;
    return ok({
      configFile: path(values['config']),
      dataDirectory: path(values['data-dir']),
      windowed: values['windowed'] === true,
      bench: values['bench'] === true,
      gallery: values['gallery'] === true,
    });
  } catch (error) {
    return err(`${error instanceof Error ? error.message : String(error)} ${USAGE}`);
  }
}
