import { aService } from '../../support/harness/machine-settings.ts';
import { type RefundWay } from '../../../app/payment/capabilities.ts';
import { tiyn } from '../../../app/money/money.ts';
import type { ChangePolicy } from '../../../app/sale-outcome.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { type KioskSettings, OWN_LOOK } from '../../../app/session/state/settings.ts';
import type { Decisions } from '../engine/decisions.ts';
import { QUANTITIES } from './shape.ts';

/** How often things go wrong in a simulation: in some rarely, in some often, and drawn apart for each part of the world. */
export interface FaultRates {
  /** Per request. */
  readonly network: number;
  readonly bank: number;
  /** Per touch or look at the screen. */
  readonly customer: number;
  /** Per pulse. */
  readonly relay: number;
  /** Per note. */
  readonly acceptor: number;
  /** Per write and per effect. */
  readonly power: number;
  /** Per minute: an outage, a full disk, an unplugged relay, a power cut, a wall clock that jumps. */
  readonly environment: number;
}

const LEVELS = [0, 1, 2, 3] as const;
const LEVEL_WEIGHTS = [3, 3, 4, 2] as const;
const RATES: Readonly<Record<keyof FaultRates, readonly number[]>> = {
  network: [0, 0.02, 0.08, 0.3],
  bank: [0, 0.02, 0.06, 0.2],
  customer: [0, 0.08, 0.2, 0.4],
  relay: [0, 0.08, 0.3, 0.6],
  acceptor: [0, 0.08, 0.3, 0.6],
  power: [0, 0.002, 0.01, 0.04],
  environment: [0, 0.05, 0.2, 0.5],
};

export function drawFaultRates(decisions: Decisions): FaultRates {
  const level = (what: keyof FaultRates): number =>
    RATES[what][LEVELS[decisions.weighted(`fault rate: ${what}`, LEVEL_WEIGHTS)] ?? 0] ?? 0;
  return {
    network: level('network'),
    bank: level('bank'),
    customer: level('customer'),
    relay: level('relay'),
    acceptor: level('acceptor'),
    power: level('power'),
    environment: level('environment'),
  };
}

const DROP_MS = 3_000;
const CHANGES: readonly ChangePolicy[] = ['owe', 'donate', 'refuse'];
const WAYS: readonly RefundWay[] = ['direct', 'with-customer', 'by-hand'];
const text = (word: string): { kk: string; ru: string; en: string } => ({ kk: word, ru: word, en: word });

/** A machine for notes alone has no service for refunds. */
function bankOf(decisions: Decisions, hasBank: boolean): Pick<KioskSettings, 'services'> {
  if (!hasBank) return { services: [] };
  const refundWay = WAYS[decisions.below('refund way', WAYS.length)] ?? 'direct';
  return { services: [aService({ binding: 'simulation', refundWay })] };
}

/** The machine of a simulation: three products with different prices, one of them counted; these parts of all have an acceptor, a drop sensor, baskets. */
export function drawSettings(
  decisions: Decisions,
  parts: {
    withAcceptor: number;
    withSensor: number;
    withPrinter: number;
    withNotesAlone: number;
    withBaskets: number;
  },
): KioskSettings {
  const hasAcceptor = decisions.chance('an acceptor', parts.withAcceptor);
  const hasBank = !hasAcceptor || !decisions.chance('no payment service', parts.withNotesAlone);
  // Exact notes alone would sell nothing of this catalogue.
  const changes = hasBank ? CHANGES : CHANGES.filter((change) => change !== 'refuse');
  return {
    languages: ['kk', 'ru', 'en'],
    operatorName: 'Simulation',
    operatorBin: null,
    contact: null,
    catalogue: [
      { id: 'water', channel: 1, name: text('Water'), priceTiyn: tiyn(45_000) },
      { id: 'juice', channel: 2, name: text('Juice'), priceTiyn: tiyn(99_050) },
      { id: 'gum', channel: 3, name: text('Gum'), priceTiyn: tiyn(100), stock: 6 },
    ],
    productDetails: decisions.chance('a screen with details', 0.25),
    shelves: null,
    look: OWN_LOOK,
    ...QUANTITIES,
    basket: parts.withBaskets > 0 && decisions.chance('baskets', parts.withBaskets),
    hasAcceptor,
    drop: decisions.chance('a drop sensor', parts.withSensor)
      ? { limitMs: DROP_MS, extraPulses: decisions.below('extra pulses', 3) }
      : null,
    printer: decisions.chance('a printer', parts.withPrinter) ? 'optional' : 'absent',
    change: hasAcceptor ? (changes[decisions.below('change', changes.length)] ?? 'owe') : 'owe',
    moreProducts: hasAcceptor && decisions.chance('more products for the change', 0.5),
    darkHours: null,
    attract: null,
    sounds: null,
    pulseMs: 700,
    settleMs: DELAYS.settleMs,
    hasRelay: true,
    diagonalInches: 21.5,
    demo: false,
    offersSetup: false,
    ...bankOf(decisions, hasBank),
  };
}
