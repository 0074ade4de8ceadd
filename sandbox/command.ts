import { plainCommand, type ActionCommand, type Console } from '../app/command-line/command.ts';
import type { Ended } from '../app/command-line/exit-codes.ts';
import { choice, flag, path, value, wholeNumber, type Option, type OptionValues } from '../app/command-line/option.ts';
import { TIYN_PER_TENGE } from '../app/money/money.ts';
import { err, ok } from '../app/result.ts';
import { DAY_S } from '../app/units.ts';
import type { Behaviour } from './bank/behaviour.ts';
import { DATE_FORMS } from './bank/kaspi-date.ts';
import { LETTER_CASES } from './bank/letter-case.ts';
import type { Scheme } from './bank/schemes.ts';
import { SCHEME_FACTS } from './bank/schemes.ts';

/** The decoded arguments of `npm run sandbox --`. */
export interface SandboxRequest {
  readonly dir: string;
  readonly ports: { readonly [S in Scheme]?: number };
  readonly behaviour: Partial<Behaviour>;
  readonly strict?: boolean;
  readonly controlPort?: number;
  readonly apiPayPort?: number;
  readonly byFlyPort?: number;
  /** Path of a file for `readOrganisations`. */
  readonly organisationsFile?: string;
}

const TEXT = `Kaspi's API, and those of ApiPay and ByFly, for any client. Without a port all three schemes of Kaspi are opened, on 8543, 8544
and 8545. Port 0 takes any free one. The control interface is open only with --port-control. sandbox/README.md explains everything.`;

const DEFAULT_DIR = 'out/sandbox';
const MAX_PORT = 65_535;
const MAX_SECONDS = DAY_S;
const MAX_TENGE = 999_999_999;
const QR_TOKEN_FORMS = ['digits', 'url'] as const;
const DATE_CHOICES = ['examples', ...DATE_FORMS] as const;
const DEFAULT_PORTS = {
  lite: SCHEME_FACTS.lite.port,
  standard: SCHEME_FACTS.standard.port,
  enhanced: SCHEME_FACTS.enhanced.port,
};

const port = (help: string): Option<number | null> =>
  wholeNumber({ from: 0, to: MAX_PORT }, { placeholder: 'P', help });
const seconds = (help: string): Option<number | null> =>
  wholeNumber({ from: 1, to: MAX_SECONDS }, { placeholder: 'SECONDS', help });

const OPTIONS = {
  'port-lite': port('opens r1'),
  'port-standard': port('opens r2'),
  'port-enhanced': port('opens r3'),
  'apipay-port': port('opens ApiPay, at /api and /api/v1'),
  'byfly-port': port('opens ByFly, at /api'),
  'port-control': port('opens the control interface'),
  'dir': path({ placeholder: 'DIR', help: `certificates and configurations, ${DEFAULT_DIR} by default` }),
  'strict': flag({ help: 'refuses what the specification forbids; otherwise it is only recorded' }),
  'organisations': path({ placeholder: 'FILE', help: 'the organisations and customers of the enhanced scheme' }),
  'polling': seconds('the polling interval that clients are told'),
  'scan-wait': seconds('how long a QR may be scanned'),
  'confirm': seconds('how long a scanned purchase may be confirmed'),
  'invoice-lifetime': seconds('how long an invoice may be paid'),
  'max-amount': wholeNumber({ from: 1, to: MAX_TENGE }, { placeholder: 'TENGE', help: 'the largest purchase' }),
  'no-partial-returns': flag({ help: 'a refund is of the whole amount' }),
  // Later purchases count up from this number, so the largest Int64s are excluded.
  'first-id': value({ placeholder: 'N', help: 'number of the first purchase' }, (typed) =>
    /^[1-9]\d{0,17}$/.test(typed) ? ok(BigInt(typed)) : err(`takes a whole number of at most 18 digits, not ${typed}`),
  ),
  'qr-token': choice(QR_TOKEN_FORMS, { help: 'what a QR holds' }),
  'dates': choice(DATE_CHOICES, { help: 'how dates are written' }),
  'letter-case': choice(LETTER_CASES, { help: 'how the names of fields are written' }),
  'numbers-as-text': flag({ help: 'numbers stand in quotation marks' }),
} as const;

/** The command `npm run sandbox`; `run` starts the sandbox. */
export function sandboxCommand<Context extends Console>(
  run: (request: SandboxRequest, context: Context) => Promise<Ended>,
): ActionCommand<Context> {
  return plainCommand({
    name: 'sandbox',
    summary: 'local stand-ins for Kaspi QR, ApiPay and ByFly',
    text: TEXT,
    options: OPTIONS,
    read: (values) => ok(requestOf(values)),
    run,
  });
}

function requestOf(values: OptionValues<typeof OPTIONS>): SandboxRequest {
  const ports = {
    ...given('lite', values['port-lite']),
    ...given('standard', values['port-standard']),
    ...given('enhanced', values['port-enhanced']),
  };
  const nothingOpened =
    Object.keys(ports).length === 0 && values['apipay-port'] === null && values['byfly-port'] === null;
  return {
    dir: values.dir ?? DEFAULT_DIR,
    ports: nothingOpened ? DEFAULT_PORTS : ports,
    behaviour: behaviourOf(values),
    ...given('strict', values.strict || null),
    ...given('controlPort', values['port-control']),
    ...given('apiPayPort', values['apipay-port']),
    ...given('byFlyPort', values['byfly-port']),
    ...given('organisationsFile', values.organisations),
  };
}

function behaviourOf(values: OptionValues<typeof OPTIONS>): Partial<Behaviour> {
  const maxTenge = values['max-amount'];
  return {
    ...given('pollingIntervalS', values.polling),
    ...given('scanWaitS', values['scan-wait']),
    ...given('confirmS', values.confirm),
    ...given('invoiceLifetimeS', values['invoice-lifetime']),
    ...given('maxAmountTiyn', maxTenge === null ? null : maxTenge * TIYN_PER_TENGE),
    ...given('partialReturns', values['no-partial-returns'] ? false : null),
    ...given('firstQrPaymentId', values['first-id']),
    ...given('qrTokenForm', values['qr-token']),
    ...given('dateForm', values.dates),
    ...given('letterCase', values['letter-case']),
    ...given('numbersAsText', values['numbers-as-text'] || null),
  };
}

/** An object with the property, or without it where there is no value. */
function given<Name extends string, T>(name: Name, found: T | null): { [N in Name]?: T } {
  const result: { [N in Name]?: T } = {};
  if (found !== null) result[name] = found;
  return result;
}
