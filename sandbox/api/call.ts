import type { Bank } from '../bank/bank.ts';
import type { Organisation } from '../bank/organisation.ts';

/** Who asks, and whom. */
export interface Call {
  readonly bank: Bank;
  /** The organisations the caller may act for: one with an ApiKey or in r2, all of a certificate's in r3 (1.3.3). */
  readonly callers: readonly Organisation[];
}

/** Input of a method that names the organisation in scheme r3 and leaves it out in the others. */
export interface MaybeOfOrganisation {
  readonly OrganizationBin?: string;
}

/** The organisations that a request is about; empty when it names one that the caller does not have. */
export function callersOf(call: Call, input: MaybeOfOrganisation): readonly Organisation[] {
  const { OrganizationBin: bin } = input;
  return bin === undefined ? call.callers : call.callers.filter((organisation) => organisation.bin === bin);
}
