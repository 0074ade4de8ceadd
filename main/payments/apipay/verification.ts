import { z } from 'zod';
import type { PaymentFailure } from '../../../app/payment/provider.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { SECOND_MS } from '../../../app/units.ts';
import { decodeWith } from '../https/json.ts';
import { numberField } from '../web/service-fields.ts';
import { unusable, type WebRequest } from '../web/web-call.ts';
import type { WebLink } from '../web/web-link.ts';

/** How a verification ended; nobody confirmed it in time: `expired`. */
export type Verified = 'verified' | 'failed' | 'expired';

/** The interval of the documentation, and its time limit; the answer may come a little later. */
const POLL_MS = 2 * SECOND_MS;
const CONFIRM_MS = 120 * SECOND_MS;
const ROOM_MS = 5 * SECOND_MS;
/** A refusal so late is that of the service's own time limit of two minutes. */
const TIME_IS_OVER_MS = 118 * SECOND_MS;
const ASK_MS = 8 * SECOND_MS;

const answerSchema = z.object({
  organization: z.object({ id: numberField, status: z.string().max(60) }),
});

/**
 * Asks for the verification of the organisation with this ИИН or БИН (12 digits), and waits until it was confirmed in
 * Kaspi Business. `waiting` is called with the seconds that are left for that.
 */
export async function verifyOrganization(
  link: Pick<WebLink, 'send' | 'host'>,
  clock: Clock,
  idn: string,
  waiting: (leftS: number) => void,
): Promise<Result<Verified, PaymentFailure>> {
  const begun = await ask(link, { http: 'POST', path: 'organizations/verify', body: { idn }, timeoutMs: ASK_MS });
  if (!begun.ok) return begun;
  const { id } = begun.value;
  const begunMs = clock.monoMs();
  const endsMs = begunMs + CONFIRM_MS + ROOM_MS;
  let { status } = begun.value;
  let lost: PaymentFailure | null = null;
  while (status === 'pending' || lost !== null) {
    const leftMs = endsMs - clock.monoMs();
    if (leftMs <= 0) return lost === null ? ok('expired') : err(lost);
    waiting(Math.max(0, Math.ceil((leftMs - ROOM_MS) / SECOND_MS)));
    await pause(clock, POLL_MS);
    const path = `organizations/${encodeURIComponent(id)}/status`;
    const asked = await ask(link, { http: 'GET', path, timeoutMs: ASK_MS });
    // A lost answer says nothing about the verification, which goes on.
    lost = asked.ok ? null : asked.error;
    if (lost !== null && lost.action !== 'retry') return err(lost);
    if (asked.ok) ({ status } = asked.value);
  }
  if (status === 'verified') return ok('verified');
  return clock.monoMs() - begunMs >= TIME_IS_OVER_MS ? ok('expired') : ok('failed');
}

async function ask(
  link: Pick<WebLink, 'send' | 'host'>,
  request: WebRequest,
): Promise<Result<{ readonly id: string; readonly status: string }, PaymentFailure>> {
  const answered = await link.send(request);
  if (!answered.ok) return answered;
  const decoded = decodeWith(answerSchema, answered.value.json);
  if (!decoded.ok) return err(unusable(link.host, decoded.error.detail));
  const { id, status } = decoded.value.organization;
  return ok({ id, status: status.toLowerCase() });
}

function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.setTimer(ms, resolve);
  });
}
