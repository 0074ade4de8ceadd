import type { ByFlySettings } from '../../../app/config/by-fly.ts';
import type { LocalText } from '../../../app/language/language.ts';
import { METHOD_WORDS } from '../../../app/messages/method-words.ts';
import { SERVICE_TITLES } from '../../../app/messages/way-words.ts';
import { EVERY_TIYN, type MethodCapabilities, type PaymentCapabilities } from '../../../app/payment/capabilities.ts';
import { MINUTE_MS, SECOND_MS } from '../../../app/units.ts';
import { bindingOf } from '../web/binding.ts';

/** A status may be asked for once a second; a moment more keeps clocks apart. */
export const BYFLY_POLL_MS = 1_500;
/** After five minutes nobody asks any more (documentation, "Best practices"). */
export const BYFLY_WAIT_MS = 5 * MINUTE_MS;

const ONE_PER_CENT = 100;
const FOURTEEN_PER_CENT = 1_400;
/** The commissions of the documentation, which the customer sees before; what counts is the service's answer. */
const EXPECTED_RATES = {
  kaspi_gold: ONE_PER_CENT,
  kaspi_red: ONE_PER_CENT,
  kaspi_credit: FOURTEEN_PER_CENT,
  kaspi_installment_12: FOURTEEN_PER_CENT,
  kaspi_installment_24: FOURTEEN_PER_CENT,
} as const;

const MAX_ID = 40;
const PREFIX = 'byfly-';

type ConfiguredMethod = ByFlySettings['methods'][number];

/** The id of a method among the machine's ways to pay. */
function byFlyMethodId(method: ConfiguredMethod): string {
  return `${PREFIX}${codeOf(method)}`.slice(0, MAX_ID);
}

/** The service's code for a way to pay; null where the machine does not have it. */
export function byFlyCode({ methods }: ByFlySettings, methodId: string): string | null {
  const found = methods.find((method) => byFlyMethodId(method) === methodId);
  return found === undefined ? null : codeOf(found);
}

function codeOf(method: ConfiguredMethod): string {
  return typeof method === 'string' ? method : method.code;
}

function wordsOf(method: ConfiguredMethod): { readonly name: LocalText; readonly commissionRate: number } {
  return typeof method === 'string'
    ? { name: METHOD_WORDS[method], commissionRate: EXPECTED_RATES[method] }
    : { name: method.name, commissionRate: method.commissionRate };
}

/** What ByFly can do: codes with a commission, payments in parts, no way back but by hand. */
export function byFlyCapabilities(settings: ByFlySettings): PaymentCapabilities {
  const methods = settings.methods.map((method): MethodCapabilities => ({
    ...wordsOf(method),
    id: byFlyMethodId(method),
    presents: 'code',
    asks: { kind: 'polls', shortestMs: SECOND_MS },
    canCancel: true,
    phone: null,
    tellsName: false,
    waitMs: BYFLY_WAIT_MS,
    amountStepTiyn: EVERY_TIYN,
    takesParts: true,
  }));
  return {
    provider: 'byfly',
    title: SERVICE_TITLES.byfly,
    application: 'ByFly',
    bank: SERVICE_TITLES.kaspi,
    binding: bindingOf('byfly', settings),
    refundWay: 'by-hand',
    refundsInParts: false,
    refundsSettleLater: false,
    hasDetails: true,
    findsLost: false,
    methods,
  };
}
