import type { Answer } from '../api/answer.ts';
import { badRequest, refusal, success } from '../api/answer.ts';
import type { Bank } from '../bank/bank.ts';
import { play, readPlay } from '../bank/play.ts';
import { REQUEST_STATUS, STATUS } from '../bank/status-codes.ts';
import type { Connection } from './listener.ts';

/** The sandbox's own address for the actions that section 5 has no emulation method for; on the phone's line only. */
export const PHONE_PATH = '/phone';

/** Carries out an action of the phone. */
export function phoneAnswer(bank: Bank, connection: Connection, body: Buffer | null): Answer {
  if (connection.certificate === null) return refusal(STATUS.noClientCertificate);
  const wanted = readPlay(body?.toString('utf8') ?? '');
  if (!wanted.ok) return badRequest(REQUEST_STATUS.badRequest, wanted.error);
  const played = play(bank, wanted.value);
  return played.ok ? success() : refusal(played.error.statusCode, played.error.message);
}
