import { LosslessNumber, stringify } from 'lossless-json';
import type { DateForm } from '../bank/kaspi-date.ts';
import { BankDate, writeDate } from '../bank/kaspi-date.ts';
import { STATUS, statusText } from '../bank/status-codes.ts';
import type { LetterCase } from '../bank/letter-case.ts';
import { inCase } from '../bank/letter-case.ts';

/**
 * The answer of a method (2.1). In `data`, bigints become JSON numbers with all their digits, and a `BankDate` becomes
 * text in the configured form.
 */
export interface Answer {
  readonly httpStatus: number;
  readonly statusCode: number;
  readonly message?: string;
  readonly data?: unknown;
  /** Key of the question that this answers finally, for `QuestionWatch.finalSent`. */
  readonly settles?: string;
}

/** The form in which an answer is written. */
export interface Writing {
  readonly letterCase: LetterCase;
  readonly numbersAsText: boolean;
  readonly dateForm: DateForm | 'examples';
  /** Replaces `Status` in the data. */
  readonly purchaseStatus: string | null;
}

const HTTP_OK = 200;
const TIYN_PER_TENGE = 100;

/** Success with the message "OK". */
export function success(data?: unknown): Answer {
  return { httpStatus: HTTP_OK, statusCode: STATUS.ok, message: statusText(STATUS.ok), data };
}

/** Success without a message, as the example of `device/delete` shows it (2.2.4). */
export function bareSuccess(): Answer {
  return { httpStatus: HTTP_OK, statusCode: STATUS.ok };
}

/** A refusal with a code of appendix 3, which the bank sends as an ordinary HTTP answer. */
export function refusal(statusCode: number, message = statusText(statusCode), httpStatus = HTTP_OK): Answer {
  return { httpStatus, statusCode, message };
}

/** The answer to a request that breaks section 2.1; the code is the negated HTTP status. */
export function badRequest(statusCode: number, message: string): Answer {
  return { httpStatus: -statusCode, statusCode, message };
}

/** An amount as in the specification's examples: a JSON number of tenge with two decimals. */
export function tenge(amountTiyn: number): LosslessNumber {
  return new LosslessNumber((amountTiyn / TIYN_PER_TENGE).toFixed(2));
}

/** The JSON text of an answer. The emulation methods write `message` in lower case and have no `Data` (5.2 - 5.5). */
export function answerJson(answer: Answer, emulation: boolean, writing: Writing): string {
  const { statusCode: StatusCode, message, data } = answer;
  const envelope = emulation ? { StatusCode, message } : { StatusCode, Message: message, Data: data };
  return stringify(write(envelope, writing)) ?? '{}';
}

function write(value: unknown, writing: Writing): unknown {
  if (value instanceof BankDate) {
    return writeDate(value.wallMs, writing.dateForm === 'examples' ? value.exampleForm : writing.dateForm);
  }
  if (typeof value === 'number' || typeof value === 'bigint' || value instanceof LosslessNumber) {
    return writing.numbersAsText ? value.toString() : value;
  }
  if (Array.isArray(value)) return value.map((element: unknown) => write(element, writing));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]: [string, unknown]) => [
      inCase(name, writing.letterCase),
      name === 'Status' && writing.purchaseStatus !== null ? writing.purchaseStatus : write(field, writing),
    ]),
  );
}
