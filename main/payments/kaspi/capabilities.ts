import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import { METHOD_WORDS } from '../../../app/messages/method-words.ts';
import { SERVICE_TITLES } from '../../../app/messages/way-words.ts';
import {
  EVERY_TIYN,
  type MethodCapabilities,
  type PaymentCapabilities,
  type RefundWay,
} from '../../../app/payment/capabilities.ts';
import { hasMethod, type KaspiScheme } from '../../../app/payment/kaspi/methods.ts';
import { KASPI_PHONE_FORMAT } from '../../../app/payment/kaspi/phone-number.ts';
import { MINUTE_MS, SECOND_MS } from '../../../app/units.ts';

/** Each kind of contract gives money back in its own way (facts, section 1). */
const REFUND_WAYS: Readonly<Record<KaspiScheme, RefundWay>> = {
  lite: 'by-hand',
  standard: 'with-customer',
  enhanced: 'direct',
};

/** How long the customer of an invoice stands there; the invoice itself is valid for 24 hours. */
const INVOICE_WAIT_MS = 5 * MINUTE_MS;

const COMMON = { commissionRate: 0, amountStepTiyn: EVERY_TIYN, takesParts: false } as const;

/** The id of Kaspi QR among the ways to pay. */
export const KASPI_QR = 'qr';
/** The id of the remote payment. */
export const KASPI_PHONE = 'phone';

/** Kaspi QR: a code that is polled. */
export const QR_METHOD: MethodCapabilities = {
  ...COMMON,
  id: KASPI_QR,
  name: METHOD_WORDS.qr,
  presents: 'code',
  asks: { kind: 'polls', shortestMs: SECOND_MS },
  canCancel: false,
  phone: null,
  tellsName: false,
  waitMs: null,
};

/** The remote payment (specification, 4.6). */
const PHONE: MethodCapabilities = {
  ...COMMON,
  id: KASPI_PHONE,
  name: METHOD_WORDS.phone,
  presents: 'invoice',
  asks: { kind: 'on-touch' },
  canCancel: true,
  phone: KASPI_PHONE_FORMAT,
  tellsName: true,
  waitMs: INVOICE_WAIT_MS,
};

/** Whether invoices to telephones are this service's; they are where nothing is said. */
export interface InvoiceChoice {
  readonly sendsInvoices?: boolean;
}

/** What this contract can do. */
export function kaspiCapabilities(
  settings: KaspiSettings,
  { sendsInvoices = true }: InvoiceChoice = {},
): PaymentCapabilities {
  const { scheme } = settings;
  // Not the port or the version in the path: they change without the purchases being lost.
  const organization = scheme === 'enhanced' ? ` ${settings.organizationBin}` : '';
  return {
    provider: 'kaspi',
    title: SERVICE_TITLES.kaspi,
    application: 'Kaspi Pay',
    bank: SERVICE_TITLES.kaspi,
    binding: `kaspi ${scheme} ${new URL(settings.baseUrl).hostname}${organization}`,
    refundWay: REFUND_WAYS[scheme],
    refundsInParts: hasMethod(scheme, 'payment/return'),
    refundsSettleLater: false,
    hasDetails: hasMethod(scheme, 'payment/details'),
    findsLost: false,
    methods: sendsInvoices && hasMethod(scheme, 'remote/create') ? [QR_METHOD, PHONE] : [QR_METHOD],
  };
}
