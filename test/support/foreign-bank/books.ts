import type { Dialect } from './dialect.ts';
import type { Endpoint } from './endpoint-names.ts';
import type { Json } from './json.ts';
import type { Purchase } from './purchases.ts';
import type { QrReturn } from './qr-returns.ts';

/** Seconds, as the bank gives them with each purchase. */
export interface Timeouts {
  readonly pollingS: number;
  readonly scanS: number;
  readonly confirmS: number;
}

/** Seconds, as the bank gives them with each return. */
export interface ReturnTimeouts {
  readonly pollingS: number;
  readonly scanS: number;
}

export interface TradePoint {
  readonly id: string;
  readonly name: string;
}

/** The bank's memory; tests read it, and change what a bank may change. */
export interface Books {
  dialect: Dialect;
  timeouts: Timeouts;
  returnTimeouts: ReturnTimeouts;
  tradePoints: readonly TradePoint[];
  /** The numbers of the next purchases; a counter continues where they end. */
  readonly nextPaymentIds: string[];
  /** Device tokens by the pair of device and trade point. */
  readonly devices: Map<string, string>;
  readonly purchases: Purchase[];
  readonly returns: QrReturn[];
}

/** The envelope's content. */
export interface Outcome {
  readonly code: string;
  readonly message: string;
  readonly data?: Json;
}

/** A request after all checks of its form. */
export interface Call {
  readonly endpoint: Endpoint;
  /** What follows the endpoint's own path. */
  readonly rest: string;
  /** The value of a text among the parameters; empty where it is absent. */
  readonly text: (name: string) => string;
  /** The digits of a number among the parameters as they stood there; empty where it is absent. */
  readonly number: (name: string) => string;
  readonly askedAtMs: number;
}

export const OK = { code: '0', message: 'OK' } as const;
export const UNKNOWN_DEVICE: Outcome = { code: '-1501', message: 'Устройство с заданным идентификатором не найдено' };

/** The trade point in which a device stands; null if there is no such device. */
export function tradePointOf({ devices }: Books, token: string): string | null {
  const key = [...devices.entries()].find(([, known]) => known === token)?.[0];
  return key?.slice(key.lastIndexOf('@') + 1) ?? null;
}
