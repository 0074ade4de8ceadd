import type { LogFacts } from '../../../app/log/events.ts';
import { parseConfig } from '../../../main/config/load-config.ts';

export const LCUS = 'relay: { driver: lcus, port: /dev/serial/by-path/relay }';
export const MODBUS = 'relay: { driver: modbus, port: /dev/serial/by-path/bus, baudRate: 9600 }';
export const SIMULATED = 'relay: { driver: simulated }';
export const CCNET = 'billAcceptor: { driver: ccnet, port: /dev/serial/by-path/bills }';
export const TEST_BANK = 'mtokentest.kaspi.kz:8544';
export const REAL_BANK = 'qrapi-cert-ip.kaspi.kz';
/** Where the first of the peripherals stands in the file. */
export const FIRST_LINE = 10;

export interface Reported {
  readonly key?: string | undefined;
  readonly line?: string | undefined;
  readonly detail?: string | undefined;
  readonly warnings: readonly LogFacts[];
}

/** The file with these peripherals, one a line from `FIRST_LINE` on. */
export function fileWith(peripherals: readonly string[], { host = TEST_BANK, channel = 1, more = '' } = {}): string {
  return `version: 1
payment:
  kaspi:
    scheme: standard
    baseUrl: https://${host}/r2/v01
    deviceId: KIOSK-0001
    certificate: { pfxFile: certs/certfile.pfx }
    caFiles: [certs/kbs_root_ca.crt]
peripherals:${peripherals.length === 0 ? ' {}' : ''}
${peripherals.map((line) => `  ${line}\n`).join('')}catalogue:
  - { id: water, channel: ${String(channel)}, name: Water, priceTenge: 450 }
${more}`;
}

export function read(text: string): Reported {
  const warnings: LogFacts[] = [];
  const parsed = parseConfig(text, 'kiosk.yaml', (facts) => warnings.push(facts));
  if (parsed.ok) return { warnings };
  const { key, line, detail } = parsed.error.parameters;
  return { key, line, detail, warnings };
}

/** Demo mode: the same file without the payment. */
export function withoutPayment(text: string): string {
  return text.replace(/payment:[^]*(?=\nperipherals:)/, '');
}

export const FINE = { warnings: [] };
