import { parseArgs } from 'node:util';
import type { Result } from '../app/result.ts';
import { err, ok } from '../app/result.ts';
import type { Behaviour } from './behaviour.ts';
import type { Scheme } from './schemes.ts';
import { SCHEME_FACTS } from './schemes.ts';

/** What `npm run sandbox --` was asked for. */
export interface CliArguments {
  readonly dir: string;
  readonly ports: { readonly [S in Scheme]?: number };
  readonly behaviour: Partial<Behaviour>;
}

export const USAGE = `npm run sandbox -- [--port-lite P] [--port-standard P] [--port-enhanced P] [--dir DIR]
                  [--polling SECONDS] [--scan-wait SECONDS] [--confirm SECONDS]
Without a port all three schemes are opened, on 8543, 8544 and 8545. Port 0 takes any free one.`;

const DEFAULT_DIR = 'out/sandbox';
const MAX_PORT = 65_535;
const MAX_SECONDS = 86_400;
const OPTIONS = {
  'port-lite': { type: 'string' },
  'port-standard': { type: 'string' },
  'port-enhanced': { type: 'string' },
  dir: { type: 'string' },
  polling: { type: 'string' },
  'scan-wait': { type: 'string' },
  confirm: { type: 'string' },
} as const;
const DEFAULT_PORTS = {
  lite: SCHEME_FACTS.lite.port,
  standard: SCHEME_FACTS.standard.port,
  enhanced: SCHEME_FACTS.enhanced.port,
};

/** Reads the command line; the error is a sentence for the person who typed it. */
export function readArguments(args: readonly string[]): Result<CliArguments, string> {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false });
    const number = (name: keyof typeof OPTIONS, from: number, to: number): number | undefined => {
      const text = values[name];
      return text === undefined ? undefined : wholeNumber(name, text, from, to);
    };
    const ports = {
      ...given('lite', number('port-lite', 0, MAX_PORT)),
      ...given('standard', number('port-standard', 0, MAX_PORT)),
      ...given('enhanced', number('port-enhanced', 0, MAX_PORT)),
    };
    if (values.dir === '') throw new Error('--dir needs a folder');
    return ok({
      dir: values.dir ?? DEFAULT_DIR,
      ports: Object.keys(ports).length === 0 ? DEFAULT_PORTS : ports,
      behaviour: {
        ...given('pollingIntervalS', number('polling', 1, MAX_SECONDS)),
        ...given('scanWaitS', number('scan-wait', 1, MAX_SECONDS)),
        ...given('confirmS', number('confirm', 1, MAX_SECONDS)),
      },
    });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(name: string, text: string, from: number, to: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (value >= from && value <= to) return value;
  throw new Error(`--${name} must be a whole number from ${String(from)} to ${String(to)}, not "${text}"`);
}

/** An object with the property, or without it where there is no value. */
function given<Name extends string>(name: Name, value: number | undefined): { [N in Name]?: number } {
  const result: { [N in Name]?: number } = {};
  if (value !== undefined) result[name] = value;
  return result;
}
