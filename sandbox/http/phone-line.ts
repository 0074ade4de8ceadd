import type { Answer } from '../api/answer.ts';
import { badRequest, refusal, success } from '../api/answer.ts';
import type { Bank } from '../bank/bank.ts';
import { play, readPlay } from '../bank/play.ts';
import { REQUEST_STATUS, STATUS } from '../bank/status-codes.ts';
import type { Connection } from './listener.ts';

/** An address of the sandbox's own, on the phone's line only: what the emulation methods of section 5 cannot do. */
export const PHONE_PATH = '/phone';

/** Does what the phone asks for. */
export function phoneAnswer(bank: Bank, connection: Connection, body: Buffer | null): Answer {
  if (connection.certificate === null) return refusal(STATUS.noClientCertificate);
  const wanted = readPlay(body?.toString('utf8') ?? '');
  if (!wanted.ok) return badRequest(REQUEST_STATUS.badRequest, wanted.error);
  const played = play(bank, wanted.value);
  return played.ok ? success() : refusal(played.error.statusCode, played.error.message);
}
