import type { Tiyn } from '../money/money.ts';
import type { Problem } from '../problem.ts';

/** The steps of a test sale, in their order. */
export type TestSaleStep = 'creating' | 'scanning' | 'confirming' | 'refunding';

/** How a test sale ended. */
export type TestSaleEnd =
  /** Paid, and given back. */
  | { readonly kind: 'refunded' }
  /** Paid; this contract gives money back only with the customer, whom nobody can emulate. No real money has moved. */
  | { readonly kind: 'paid' }
  | { readonly kind: 'failed'; readonly at: TestSaleStep; readonly problem: Problem }
  /** The service answers, but the purchase did not get on within the limit. */
  | { readonly kind: 'stuck'; readonly at: TestSaleStep };

/** Plays a customer at a service's test host, which knows no real money. */
export interface TestSaleRunner {
  /** Opens a purchase, plays its customer, and gives the money back where the contract allows it. */
  run(
    request: { readonly externalId: string; readonly amountTiyn: Tiyn },
    onStep: (step: TestSaleStep) => void,
  ): Promise<TestSaleEnd>;
}
