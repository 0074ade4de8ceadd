import { parseArgs } from 'node:util';
import type { Result } from '../app/result.ts';
import { err, ok } from '../app/result.ts';
import { DATE_FORMS } from './bank/kaspi-date.ts';
import type { Behaviour } from './bank/behaviour.ts';
import { LETTER_CASES } from './bank/letter-case.ts';
import type { Scheme } from './bank/schemes.ts';
import { SCHEME_FACTS } from './bank/schemes.ts';
import { DAY_S } from '../app/units.ts';

/** What `npm run sandbox --` was asked for. */
export interface CliArguments {
  readonly dir: string;
  readonly ports: { readonly [S in Scheme]?: number };
  readonly behaviour: Partial<Behaviour>;
  readonly strict?: boolean;
  readonly controlPort?: number;
  /** Path of a file for `readOrganisations`. */
  readonly organisationsFile?: string;
}

export const USAGE = `npm run sandbox -- [--port-lite P] [--port-standard P] [--port-enhanced P] [--port-control P]
                  [--dir DIR] [--strict] [--organisations FILE]
                  [--polling SECONDS] [--scan-wait SECONDS] [--confirm SECONDS] [--invoice-lifetime SECONDS]
                  [--max-amount TENGE] [--no-partial-returns] [--first-id N] [--qr-token digits|url]
                  [--dates examples|${DATE_FORMS.join('|')}]
                  [--letter-case ${LETTER_CASES.join('|')}] [--numbers-as-text]
Without a port all three schemes are opened, on 8543, 8544 and 8545. Port 0 takes any free one. The control interface is
open only with --port-control. sandbox/README.md explains everything.`;

const DEFAULT_DIR = 'out/sandbox';
const MAX_PORT = 65_535;
const MAX_SECONDS = DAY_S;
const MAX_TENGE = 999_999_999;
const TIYN_PER_TENGE = 100;
const QR_TOKEN_FORMS = ['digits', 'url'] as const;
const DATE_CHOICES = ['examples', ...DATE_FORMS] as const;
const OPTIONS = {
  'port-lite': { type: 'string' },
  'port-standard': { type: 'string' },
  'port-enhanced': { type: 'string' },
  'port-control': { type: 'string' },
  'dir': { type: 'string' },
  'strict': { type: 'boolean' },
  'organisations': { type: 'string' },
  'polling': { type: 'string' },
  'scan-wait': { type: 'string' },
  'confirm': { type: 'string' },
  'invoice-lifetime': { type: 'string' },
  'max-amount': { type: 'string' },
  'no-partial-returns': { type: 'boolean' },
  'first-id': { type: 'string' },
  'qr-token': { type: 'string' },
  'dates': { type: 'string' },
  'letter-case': { type: 'string' },
  'numbers-as-text': { type: 'boolean' },
} as const;
const DEFAULT_PORTS = {
  lite: SCHEME_FACTS.lite.port,
  standard: SCHEME_FACTS.standard.port,
  enhanced: SCHEME_FACTS.enhanced.port,
};

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];
type TextOption = {
  [N in keyof typeof OPTIONS]: (typeof OPTIONS)[N]['type'] extends 'string' ? N : never;
}[keyof typeof OPTIONS];

/** Reads the command line; the error is a sentence for the person who typed it. */
export function readArguments(args: readonly string[]): Result<CliArguments, string> {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false });
    const ports = {
      ...given('lite', number(values, 'port-lite', 0, MAX_PORT)),
      ...given('standard', number(values, 'port-standard', 0, MAX_PORT)),
      ...given('enhanced', number(values, 'port-enhanced', 0, MAX_PORT)),
    };
    if (values.dir === '') throw new Error('--dir needs a folder');
    if (values.organisations === '') throw new Error('--organisations needs a file');
    return ok({
      dir: values.dir ?? DEFAULT_DIR,
      ports: Object.keys(ports).length === 0 ? DEFAULT_PORTS : ports,
      behaviour: readBehaviour(values),
      ...given('strict', values.strict),
      ...given('controlPort', number(values, 'port-control', 0, MAX_PORT)),
      ...given('organisationsFile', values.organisations),
    });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

function readBehaviour(values: Values): Partial<Behaviour> {
  const maxTenge = number(values, 'max-amount', 1, MAX_TENGE);
  return {
    ...given('pollingIntervalS', number(values, 'polling', 1, MAX_SECONDS)),
    ...given('scanWaitS', number(values, 'scan-wait', 1, MAX_SECONDS)),
    ...given('confirmS', number(values, 'confirm', 1, MAX_SECONDS)),
    ...given('invoiceLifetimeS', number(values, 'invoice-lifetime', 1, MAX_SECONDS)),
    ...given('maxAmountTiyn', maxTenge === undefined ? undefined : maxTenge * TIYN_PER_TENGE),
    ...given('partialReturns', values['no-partial-returns'] === true ? false : undefined),
    ...given('firstQrPaymentId', firstId(values['first-id'])),
    ...given('qrTokenForm', choice(values, 'qr-token', QR_TOKEN_FORMS)),
    ...given('dateForm', choice(values, 'dates', DATE_CHOICES)),
    ...given('letterCase', choice(values, 'letter-case', LETTER_CASES)),
    ...given('numbersAsText', values['numbers-as-text']),
  };
}

function number(values: Values, name: TextOption, from: number, to: number): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (value >= from && value <= to) return value;
  throw new Error(`--${name} must be a whole number from ${from} to ${to}, not "${text}"`);
}

/** The sandbox counts on from here, so the largest Int64s are left out. */
function firstId(text: string | undefined): bigint | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,17}$/.test(text)) return BigInt(text);
  throw new Error(`--first-id must be a whole number of at most 18 digits, not "${text}"`);
}

function choice<T extends string>(values: Values, name: TextOption, choices: readonly T[]): T | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  const found = choices.find((one) => one === text);
  if (found !== undefined) return found;
  throw new Error(`--${name} must be ${choices.join(', ')}, not "${text}"`);
}

/** An object with the property, or without it where there is no value. */
function given<Name extends string, T>(name: Name, value: T | undefined): { [N in Name]?: T } {
  const result: { [N in Name]?: T } = {};
  if (value !== undefined) result[name] = value;
  return result;
}
