import type { ApiPaySettings } from '../../../app/config/api-pay.ts';
import { METHOD_WORDS } from '../../../app/messages/method-words.ts';
import { SERVICE_TITLES } from '../../../app/messages/way-words.ts';
import { WHOLE_TENGE, type MethodCapabilities, type PaymentCapabilities } from '../../../app/payment/capabilities.ts';
import { SECOND_MS } from '../../../app/units.ts';
import { bindingOf } from '../web/binding.ts';

/** The id of ApiPay's invoice among the ways to pay. */
export const APIPAY_PHONE = 'apipay-phone';

/** Sixty requests a minute are shared by everything: a waiting customer is asked for every three seconds. */
export const APIPAY_POLL_MS = 3 * SECOND_MS;

/** What ApiPay can do: invoices to the telephone in whole tenge, refunds that take their time. */
export function apiPayCapabilities(settings: ApiPaySettings): PaymentCapabilities {
  const phone: MethodCapabilities = {
    id: APIPAY_PHONE,
    name: METHOD_WORDS.phone,
    presents: 'invoice',
    asks: { kind: 'polls', shortestMs: APIPAY_POLL_MS },
    canCancel: true,
    phone: { prefix: '8' },
    tellsName: false,
    waitMs: settings.waitS * SECOND_MS,
    commissionRate: 0,
    amountStepTiyn: WHOLE_TENGE,
    takesParts: false,
  };
  return {
    provider: 'apipay',
    title: SERVICE_TITLES.apipay,
    application: 'ApiPay',
    bank: SERVICE_TITLES.kaspi,
    binding: bindingOf('apipay', settings),
    refundWay: 'direct',
    refundsInParts: true,
    refundsSettleLater: true,
    hasDetails: true,
    findsLost: true,
    methods: [phone],
  };
}
