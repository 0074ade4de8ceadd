import type { Account } from './account.ts';
import type { Books } from './booked-purchase.ts';
import type { SimulationContext } from './simulation-context.ts';

/** Ends the simulation where a rule is broken. */
export type Check = (holds: boolean, rule: string, detail: string) => void;

/** What the auditors of one simulation share. */
export interface AuditParts {
  readonly world: SimulationContext;
  readonly check: Check;
  /** By the number of the sale. */
  readonly accounts: ReadonlyMap<string, Account>;
  /** The account of a sale that must have one. */
  readonly account: (saleId: string) => Account;
  /** Null before there is any. */
  readonly bank: () => Books | null;
}
