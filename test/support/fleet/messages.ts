import type { EventMessage, FleetEvent, FleetSale, SaleMessage } from '../../../app/fleet/wire/messages.ts';
import type { OfflineState, OnlineState } from '../../../app/fleet/wire/state.ts';
import { topicOf, type TopicName } from '../../../app/fleet/wire/topics.ts';
import { readArrived, type Arrived, type Read } from '../../../app/fleet/console/arrived.ts';

/** Noon of some day, by every clock of these tests. */
export const NOON_MS = Date.UTC(2026, 10, 30, 12);
export const DAY_START_MS = NOON_MS - 12 * 3_600_000;
const SERIES = 'series-one';

/** A connected machine that has nothing to complain about. */
export function onlineState(kioskId: string, change: Partial<OnlineState> = {}): OnlineState {
  return {
    online: true,
    kioskId,
    series: SERIES,
    sequence: 0,
    at: NOON_MS,
    since: NOON_MS - 60_000,
    version: '0.1.0',
    screen: 'idle',
    problem: null,
    lines: [],
    closed: null,
    notice: null,
    stock: [],
    today: null,
    alarms: [],
    clockOffsetMs: null,
    unsent: 0,
    unconfirmed: 0,
    commands: [],
    keys: [],
    ...change,
  };
}

/** A machine that is gone. */
export function offlineState(kioskId: string, change: Partial<OfflineState> = {}): OfflineState {
  return { online: false, kioskId, series: SERIES, sequence: 0, since: NOON_MS, reason: 'lost', ...change };
}

/** A sale that went well. */
function fleetSale(saleId: string, change: Partial<FleetSale> = {}): FleetSale {
  return {
    saleId,
    externalId: `x-${saleId}`,
    provider: 'kaspi',
    purchases: ['1'],
    qrPaymentId: '1',
    priceTiyn: 45_000,
    paidTiyn: 45_000,
    deliveredTiyn: 45_000,
    refundedTiyn: 0,
    owedTiyn: 0,
    commissionTiyn: 0,
    inDoubtTiyn: 0,
    dispensed: true,
    dispensedBy: 'seen',
    state: 'closed',
    startedAt: new Date(NOON_MS).toISOString(),
    endedAt: new Date(NOON_MS + 30_000).toISOString(),
    claimCode: null,
    productId: 'water',
    name: { kk: 'Су', ru: 'Вода', en: 'Water' },
    quantity: 1,
    ...change,
  };
}

/** A sale with its number. */
export function saleMessage(kioskId: string, sequence: number, change: Partial<FleetSale> = {}): SaleMessage {
  return { kioskId, series: SERIES, sequence, at: NOON_MS, sale: fleetSale(`sale-${sequence}`, change) };
}

/** An event with its number. */
export function eventMessage(kioskId: string, sequence: number, event: FleetEvent): EventMessage {
  return { kioskId, series: SERIES, sequence, at: NOON_MS, event };
}

/** As the broker would deliver it. */
export function arrivedOn(kioskId: string, name: TopicName, value: unknown, change: Partial<Arrived> = {}): Arrived {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { topic: topicOf(kioskId, name), text, isRetained: false, atMs: NOON_MS, ...change };
}

/** Read as the console reads it. Throws where the console would not look at it at all. */
export function readOn(kioskId: string, name: TopicName, value: unknown, change: Partial<Arrived> = {}): Read {
  const read = readArrived(arrivedOn(kioskId, name, value, change));
  if (read === null) throw new Error(`the console does not read ${name}`);
  return read;
}
