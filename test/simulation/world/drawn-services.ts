import { apiPaySchema } from '../../../app/config/api-pay.ts';
import { byFlySchema } from '../../../app/config/by-fly.ts';
import { kaspiSchema } from '../../../app/config/kaspi.ts';
import {
  EVERY_TIYN,
  WHOLE_TENGE,
  type MethodCapabilities,
  type PaymentCapabilities,
} from '../../../app/payment/capabilities.ts';
import { apiPayCapabilities } from '../../../main/payments/apipay/capabilities.ts';
import { byFlyCapabilities } from '../../../main/payments/byfly/capabilities.ts';
import { kaspiCapabilities } from '../../../main/payments/kaspi/capabilities.ts';
import type { Decisions } from '../engine/decisions.ts';

const KASPI = kaspiCapabilities(
  kaspiSchema.parse({
    scheme: 'enhanced',
    baseUrl: 'https://kaspi.example/',
    deviceId: 'simulation',
    organizationBin: '180340021791',
    caFiles: ['ca.pem'],
    certificate: { pfxFile: 'kiosk.pfx' },
  }),
);
const APIPAY = apiPayCapabilities(apiPaySchema.parse({ baseUrl: 'https://apipay.example/', apiKeyFile: 'key' }));
const BYFLY = byFlyCapabilities(
  byFlySchema.parse({ baseUrl: 'https://byfly.example/', apiTokenFile: 'token', methods: ['kaspi_gold', 'kaspi_red'] }),
);

const ONE_MORE = 0.25;
/** Which make as many sales for each of them. */
const FIRST_WEIGHTS = [4, 4.6, 2.9, 3.4] as const;
const SOMETIMES = 0.5;
const word = (text: string): { kk: string; ru: string; en: string } => ({ kk: text, ru: text, en: text });

/** The services of a simulated machine: one of those that there are, or one of any kind, and often others beside it. */
export function drawServices(decisions: Decisions): readonly PaymentCapabilities[] {
  const all = [KASPI, APIPAY, BYFLY, fourth(decisions)];
  const first = decisions.weighted('services: the first', FIRST_WEIGHTS);
  return all.flatMap((_, index) => {
    const service = all[(first + index) % all.length];
    if (service === undefined) return [];
    return index === 0 || decisions.chance('services: one more', ONE_MORE) ? [service] : [];
  });
}

/** A service that nobody has thought of: every capability as it falls. */
function fourth(decisions: Decisions): PaymentCapabilities {
  const has = (what: string): boolean => decisions.chance(`a fourth service: ${what}`, SOMETIMES);
  const isInvoice = has('by invoice');
  const canCancel = has('can withdraw');
  const refundWay = has('gives money back') ? 'direct' : 'by-hand';
  const method: MethodCapabilities = {
    id: 'fourth',
    name: word('Fourth'),
    presents: isInvoice ? 'invoice' : 'code',
    ...(canCancel && has('asked on a touch')
      ? { asks: { kind: 'on-touch' }, canCancel }
      : { asks: { kind: 'polls', shortestMs: 1_000 }, canCancel }),
    phone: isInvoice ? { prefix: '+7' } : null,
    tellsName: isInvoice && has('tells names'),
    waitMs: has('a limit of its own') ? 300_000 : null,
    commissionRate: has('a commission') ? 250 : 0,
    amountStepTiyn: has('whole tenge') ? WHOLE_TENGE : EVERY_TIYN,
    takesParts: has('takes parts'),
  };
  return {
    provider: 'fourth',
    title: 'Fourth',
    application: 'Fourth',
    binding: 'fourth simulation',
    refundWay,
    refundsInParts: refundWay === 'direct' && has('gives parts back'),
    refundsSettleLater: refundWay === 'direct' && has('gives back later'),
    hasDetails: true,
    findsLost: has('finds what was lost'),
    methods: [method],
  };
}
