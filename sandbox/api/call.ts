import type { Bank } from '../bank/bank.ts';
import type { Organisation } from '../bank/organisation.ts';
import type { Rule } from './violations.ts';
import type { Answer } from './answer.ts';

/** Who asks, and whom. */
export interface Call {
  readonly bank: Bank;
  /** The organisations the caller may act for: one with an ApiKey or in r2, all of a certificate's in r3 (1.3.3). */
  readonly callers: readonly Organisation[];
  /** Monotonic clock; the work may be done later. */
  readonly arrivedMs: number;
  /** Records a broken rule. In strict mode the answer is the refusal, otherwise null: go on. */
  readonly breach: (rule: Rule, message: string) => Answer | null;
  /** Records a request that cannot be read; the answer is what it would be, in strict mode -400. */
  readonly malformed: (rule: Rule, answer: Answer) => Answer;
  /** Records a broken rule that has an answer of the bank's own, in every mode. */
  readonly note: (rule: Rule, message: string) => void;
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
