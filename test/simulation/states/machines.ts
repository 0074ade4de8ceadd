import { tiyn } from '../../../app/money/money.ts';
import { aService, INVOICE } from '../../support/harness/machine-settings.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { type KioskSettings, OWN_LOOK } from '../../../app/session/state/settings.ts';

/** What the acceptor takes: half of the price, and more than twice of it, so that change pays for another product. */
export const BILLS_TIYN = [tiyn(10_000), tiyn(50_000)];
/** More than one piece, so that one can come out and the other not. */
export const TWO_PIECES = 2;

const name = { kk: 'Су', ru: 'Вода', en: 'Water' };

const PLAIN: KioskSettings = {
  languages: ['kk'],
  operatorName: 'Chart',
  operatorBin: null,
  contact: null,
  catalogue: [{ id: 'water', channel: 1, name, priceTiyn: tiyn(20_000) }],
  productDetails: false,
  shelves: null,
  look: OWN_LOOK,
  maxQuantity: 1,
  basket: false,
  pulseMs: 700,
  settleMs: DELAYS.settleMs,
  hasRelay: true,
  hasAcceptor: false,
  drop: null,
  printer: 'absent',
  diagonalInches: 21.5,
  demo: false,
  offersSetup: false,
  services: [aService({ binding: 'chart', refundWay: 'direct' })],
  change: 'owe',
  moreProducts: false,
  darkHours: null,
  attract: null,
  sounds: null,
};

/** Two products, of which one sale may have both. */
const BASKET: KioskSettings = {
  ...PLAIN,
  catalogue: [...PLAIN.catalogue, { id: 'gum', channel: 2, name, priceTiyn: tiyn(10_000) }],
  basket: true,
};

const DROP = { limitMs: 3_000, extraPulses: 1 };

/**
 * Machines that together have every state: the ways of giving back, notes and none and notes alone, a sensor and none,
 * several pieces, baskets, change that pays for another product.
 */
export const MACHINES: readonly KioskSettings[] = [
  PLAIN,
  {
    ...PLAIN,
    services: [aService({ binding: 'chart', refundWay: 'with-customer' })],
    drop: DROP,
    productDetails: true,
    maxQuantity: TWO_PIECES,
  },
  { ...PLAIN, services: [aService({ binding: 'chart', refundWay: 'by-hand' })], hasAcceptor: true, moreProducts: true },
  { ...PLAIN, services: [aService({ binding: 'chart', refundWay: 'with-customer' })], hasAcceptor: true },
  { ...PLAIN, hasAcceptor: true, drop: DROP, productDetails: true, maxQuantity: TWO_PIECES },
  { ...PLAIN, services: [], hasAcceptor: true },
  BASKET,
  { ...BASKET, hasAcceptor: true, drop: DROP, moreProducts: true },
  { ...BASKET, services: [], hasAcceptor: true },
  { ...BASKET, services: [aService({ binding: 'chart', refundWay: 'direct', methods: [INVOICE] })] },
  { ...PLAIN, services: [aService({ binding: 'chart', refundWay: 'direct', methods: [INVOICE] })] },
  {
    ...PLAIN,
    services: [aService({ binding: 'chart', methods: [{ ...INVOICE, asks: { kind: 'polls', shortestMs: 1_000 } }] })],
  },
];
