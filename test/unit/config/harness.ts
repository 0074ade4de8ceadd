import { LANGUAGES } from '../../../app/language/schema.ts';
import { text } from '../../../app/messages/text.ts';
import type { Problem } from '../../../app/problem.ts';
import { parseConfig } from '../../../main/config/load-config.ts';

/** A configuration with every kind of block, to spoil one line of. */
const FULL = `version: 1
languages: [kk, ru, en]
operator: { name: Aqbulaq, bin: "180340021791", contact: "+7 700 000 00 00" }
payment:
  cash: { change: owe, moreProducts: false }
  kaspi:
    scheme: enhanced
    baseUrl: https://mtokentest.kaspi.kz:8544/r2/v01
    deviceId: KIOSK-0001
    tradePointId: 12
    organizationBin: "180340021791"
    proxy: http://10.0.0.1:3128
    certificate: { pfxFile: certs/certfile.pfx }
    caFiles: [certs/kbs_root_ca.crt]
peripherals:
  relay: { driver: modbus, port: /dev/serial/by-path/a, address: 1, channels: 8, firstCoil: 0, parity: none }
  dropSensor: { driver: modbus, input: 0, latch: { clearCoil: 16 }, timeoutMs: 3000 }
  billAcceptor: { driver: ccnet, port: /dev/serial/by-path/b }
  printer: { driver: escpos, port: /dev/serial/by-path/c, columns: 48, cut: partial }
catalogue:
  - { id: water, channel: 1, name: { kk: Су, ru: Вода, en: Water }, priceTenge: 450, stock: 10 }
display: { diagonalInches: 21.5, maxQuantity: 1 }
`;

/** The technician's sentences about a file. */
export interface Reported {
  readonly key?: string | undefined;
  readonly line?: string | undefined;
  readonly detail?: string | undefined;
}

/** Key, line and words of the complaint; an empty object where there is none. */
export function reported(configuration: string): Reported {
  const parsed = parseConfig(configuration, 'kiosk.yaml');
  if (parsed.ok) return {};
  const { key, line, detail } = parsed.error.parameters;
  return { key, line, detail };
}

/** The full configuration with one place changed; throws where there is no such place. */
export function spoilt(from: string, to: string): string {
  if (!FULL.includes(from)) throw new Error(`not in the file: ${from}`);
  return FULL.replace(from, () => to);
}

/** The technician's sentence in every language. */
export function sentences({ reason, parameters }: Problem): readonly string[] {
  return LANGUAGES.map((language) => text(language, `problem.${reason}.technician`, parameters));
}
