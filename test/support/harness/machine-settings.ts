import {
  EVERY_TIYN,
  type MethodCapabilities,
  NOTES_ALONE,
  type PaymentCapabilities,
} from '../../../app/payment/capabilities.ts';
import type { KioskSettings } from '../../../app/session/state/settings.ts';

/** A way to pay by a code that is polled, as Kaspi QR is. */
export const CODE: MethodCapabilities = {
  id: 'qr',
  name: { kk: 'Kaspi QR', ru: 'Kaspi QR', en: 'Kaspi QR' },
  presents: 'code',
  asks: { kind: 'polls', shortestMs: 1_000 },
  canCancel: false,
  phone: null,
  tellsName: false,
  waitMs: null,
  commissionRate: 0,
  amountStepTiyn: EVERY_TIYN,
  takesParts: false,
};

/** An invoice that only a person may ask about, as Kaspi's remote payment is. */
export const INVOICE: MethodCapabilities = {
  ...CODE,
  id: 'phone',
  name: { kk: 'Телефонға шот', ru: 'Счёт на телефон', en: 'Invoice to phone' },
  presents: 'invoice',
  asks: { kind: 'on-touch' },
  canCancel: true,
  phone: { prefix: '8' },
  tellsName: true,
  waitMs: 300_000,
};

/** A payment service with one code, and what a test changes of it. */
export function aService(more: Partial<PaymentCapabilities> = {}): PaymentCapabilities {
  return {
    ...NOTES_ALONE,
    provider: 'kaspi',
    title: 'Kaspi',
    application: 'Kaspi Pay',
    binding: 'test',
    refundWay: 'by-hand',
    refundsInParts: true,
    hasDetails: true,
    methods: [CODE],
    ...more,
  };
}

/** Settings, with what most tests change of the one service written beside them. */
export type MachineSettings = Partial<KioskSettings> & Partial<Pick<PaymentCapabilities, 'binding' | 'refundWay'>>;

/** The settings of a machine, with the service as it is wanted. */
export function machineSettings(usual: KioskSettings, wanted: MachineSettings): KioskSettings {
  const { binding, refundWay, ...settings } = wanted;
  const changed = {
    ...(binding === undefined ? {} : { binding }),
    ...(refundWay === undefined ? {} : { refundWay }),
  };
  const services = (settings.services ?? usual.services).map((one, index) =>
    index === 0 ? { ...one, ...changed } : one,
  );
  return { ...usual, ...settings, services };
}
