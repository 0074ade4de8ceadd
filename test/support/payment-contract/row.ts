import type { ContractKiosk } from './contract-kiosk.ts';
import type { RequestsOnTheirWay } from './requests-on-their-way.ts';
import type { ServiceWorld } from './world.ts';

/**
 * What a scenario comes to.
 * - `untouched`: nothing was paid, and nothing is owed
 * - `sold`: paid, and everything came out
 * - `back`: all of it went back; `part-back`: one piece came out, and the rest went back
 * - `owed`: nothing came out, and all that was paid is owed under a code; `part-owed`: the same of a part
 * - `in-doubt`: it may have been paid; a person has to look, with a code
 */
export type MoneyEnd = 'untouched' | 'sold' | 'back' | 'part-back' | 'owed' | 'part-owed' | 'in-doubt';

/** What a scenario is played with. */
export interface Stage {
  readonly kiosk: ContractKiosk;
  readonly world: ServiceWorld;
  readonly requests: RequestsOnTheirWay;
}

/** One scenario of the contract. */
export interface Row {
  readonly name: string;
  /** Why it does not apply to a service, by its capabilities and by what its answers tell; null where it applies. */
  readonly lacks?: (world: ServiceWorld) => string | null;
  readonly play: (stage: Stage) => Promise<void>;
  readonly expected: MoneyEnd | ((world: ServiceWorld) => MoneyEnd);
  /** The service's answers contradict its books, so that the two cannot agree. */
  readonly isLied?: boolean;
  /** The machine cannot know whether the money went back, so that a person looks. */
  readonly isBackUnsure?: boolean;
}

/** What becomes of a payment whose product does not come out while its customer waits. */
export function compensated({ capabilities }: ServiceWorld): MoneyEnd {
  return capabilities.refundWay === 'by-hand' ? 'owed' : 'back';
}

/** The same when the customer has gone. */
export function compensatedLater({ capabilities }: ServiceWorld): MoneyEnd {
  return capabilities.refundWay === 'direct' ? 'back' : 'owed';
}

/**
 * A request whose answer was lost never arrived: an invoice may be on the telephone nevertheless, unless the service can
 * be asked for it; a code that nobody saw is paid by nobody, and the next one is paid.
 */
export function neverArrived({ capabilities, method }: ServiceWorld): MoneyEnd {
  if (method.presents === 'code') return 'sold';
  return capabilities.findsLost ? 'untouched' : 'in-doubt';
}

/** An invoice that the machine does not know the number of is paid: it is found, or in doubt. */
export function paidUnknown({ capabilities, method }: ServiceWorld): MoneyEnd {
  if (method.presents === 'code') return 'untouched';
  return capabilities.findsLost ? 'back' : 'in-doubt';
}

export const cannotFind = ({ capabilities, method }: ServiceWorld): string | null =>
  capabilities.findsLost && method.presents === 'invoice' ? null : 'no lost invoice can be looked for (findsLost)';

export const cannotCancel = ({ method }: ServiceWorld): string | null =>
  method.canCancel ? null : 'a purchase cannot be withdrawn (canCancel)';

export const cannotRefund = ({ capabilities }: ServiceWorld): string | null =>
  capabilities.refundWay === 'by-hand' ? 'money goes back by hand only (refundWay)' : null;

export const refundsAtOnce = ({ capabilities }: ServiceWorld): string | null =>
  capabilities.refundsSettleLater ? null : 'an accepted refund is done (refundsSettleLater)';

export const takesNoParts = ({ method }: ServiceWorld): string | null =>
  method.takesParts ? null : 'a payment comes as a whole (takesParts)';
