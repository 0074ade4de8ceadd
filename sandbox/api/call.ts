import type { Bank } from '../bank/bank.ts';
import type { Organisation } from '../bank/organisation.ts';
import type { Rule } from './violations.ts';
import type { Answer } from './answer.ts';

/** The caller of a method, and what the method works with. */
export interface Call {
  readonly bank: Bank;
  /**
   * The organisations that the caller may act for: one with an ApiKey or in r2, all of the certificate's in r3 (1.3.3).
   */
  readonly callers: readonly Organisation[];
  /** Monotonic clock; the request may be carried out later. */
  readonly arrivedMs: number;
  /** Records a broken rule. Returns the refusal in strict mode, otherwise null, and the request is carried out. */
  readonly breach: (rule: Rule, message: string) => Answer | null;
  /** Records a request that cannot be read. Returns -400 in strict mode, otherwise the given answer. */
  readonly malformed: (rule: Rule, answer: Answer) => Answer;
  /** Records a broken rule for which the bank has an answer of its own in every mode. */
  readonly note: (rule: Rule, message: string) => void;
}

/** The input of a method that names the organisation in scheme r3 only. */
export interface MaybeOfOrganisation {
  readonly OrganizationBin?: string;
}

/** The organisations that a request is about; empty when it names one that the caller may not act for. */
export function callersOf(call: Call, input: MaybeOfOrganisation): readonly Organisation[] {
  const { OrganizationBin: bin } = input;
  return bin === undefined ? call.callers : call.callers.filter((organisation) => organisation.bin === bin);
}
