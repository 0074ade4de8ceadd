import { stringify } from 'lossless-json';
import { STATUS, statusText } from '../bank/status-codes.ts';

/** What a method answers (2.1). Bigints in `data` become JSON numbers with all their digits. */
export interface Answer {
  readonly httpStatus: number;
  readonly statusCode: number;
  readonly message?: string;
  readonly data?: unknown;
}

const HTTP_OK = 200;

/** Success with the message "OK". */
export function success(data?: unknown): Answer {
  return { httpStatus: HTTP_OK, statusCode: STATUS.ok, message: statusText(STATUS.ok), data };
}

/** Success without a message, as the example of `device/delete` shows it (2.2.4). */
export function bareSuccess(): Answer {
  return { httpStatus: HTTP_OK, statusCode: STATUS.ok };
}

/** A code of appendix 3; the bank's refusals are ordinary HTTP answers. */
export function refusal(statusCode: number, message = statusText(statusCode)): Answer {
  return { httpStatus: HTTP_OK, statusCode, message };
}

/** A request that breaks section 2.1; the code is the negated HTTP status. */
export function badRequest(statusCode: number, message: string): Answer {
  return { httpStatus: -statusCode, statusCode, message };
}

/** The JSON text of an answer. The emulation methods write `message` in lower case and have no `Data` (5.2 - 5.5). */
export function answerJson(answer: Answer, emulation: boolean): string {
  const { statusCode: StatusCode, message, data } = answer;
  const envelope = emulation
    ? { StatusCode, message }
    : { StatusCode, Message: message, Data: data };
  return stringify(envelope) ?? '{}';
}
