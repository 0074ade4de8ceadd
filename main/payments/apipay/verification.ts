import { z } from 'zod';
import type { PaymentFailure } from '../../../app/payment/provider.ts';
import type { VerificationEnd, VerificationWatch } from '../../../app/payment/verification.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { MINUTE_MS, SECOND_MS } from '../../../app/units.ts';
import { decodeWith } from '../https/json.ts';
import { numberField } from '../web/service-fields.ts';
import { unusable, type WebRequest } from '../web/web-call.ts';
import type { WebLink } from '../web/web-link.ts';

/**
 * The documentation asks every two seconds, which is half of the requests that the key allows; every three leave room for
 * customers.
 */
const POLL_MS = 3 * SECOND_MS;
/** The time for the confirmation where the service does not tell it; the answer may come a little later. */
const CONFIRM_MS = 120 * SECOND_MS;
const ROOM_MS = 5 * SECOND_MS;
/** Nothing is waited for longer, whatever the service tells. */
const LONGEST_MS = 5 * MINUTE_MS;
/** A refusal so shortly before the end of the time is that of the time limit. */
const AT_THE_END_MS = 2 * SECOND_MS;
const ASK_MS = 8 * SECOND_MS;

/** What a person is told in the service's own words: on one line, without invisible characters. */
const instruction = z.string().transform((text) => {
  const line = text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
  return line === '' ? null : line;
});

const answerSchema = z.object({
  organization: z.object({
    id: numberField,
    status: z.string().max(60).toLowerCase(),
    time_remaining: z
      .string()
      .regex(/^\d{1,3}(\.\d+)?$/)
      .transform((seconds) => Number(seconds) * SECOND_MS)
      .nullish()
      .catch(null),
  }),
  message: instruction.nullish().catch(null),
});

/** Any other status is one that waits: unknown is neither success nor failure. */
const ENDED: ReadonlySet<string> = new Set(['verified', 'failed', 'expired']);

type Link = Pick<WebLink, 'send' | 'host'>;
type Answer = z.output<typeof answerSchema>;

/**
 * Asks for the verification of the organisation with this ИИН or БИН (12 digits), and waits until it was confirmed in
 * Kaspi Business. A lost answer says nothing about the verification, which goes on.
 */
export async function verifyOrganization(
  link: Link,
  clock: Clock,
  idn: string,
  { mayAsk = () => true, told }: VerificationWatch,
): Promise<Result<VerificationEnd, PaymentFailure>> {
  const begun = await ask(link, { http: 'POST', path: 'organizations/verify', body: { idn }, timeoutMs: ASK_MS });
  // The present form of the API has no such request.
  if (!begun.ok) return begun.error.action === 'purchase-unknown' ? ok('in-cabinet') : begun;
  const longestMs = clock.monoMs() + LONGEST_MS;
  const { id } = begun.value.organization;
  const path = `organizations/${encodeURIComponent(id)}/status`;
  const words = begun.value.message ?? null;
  let answer: Answer = begun.value;
  let endsMs = clock.monoMs() + (answer.organization.time_remaining ?? CONFIRM_MS);
  let lost: PaymentFailure | null = null;
  while (!ENDED.has(answer.organization.status)) {
    const leftMs = Math.min(endsMs, longestMs) - clock.monoMs();
    if (leftMs <= -ROOM_MS) return lost === null ? ok('expired') : err(lost);
    told({ leftS: Math.max(0, Math.ceil(leftMs / SECOND_MS)), instruction: words });
    await pause(clock, POLL_MS);
    if (!mayAsk()) continue;
    const asked = await ask(link, { http: 'GET', path, timeoutMs: ASK_MS });
    lost = asked.ok ? null : asked.error;
    if (lost !== null && lost.action !== 'retry') return err(lost);
    // An answer about another organisation must not decide about this one.
    if (!asked.ok || asked.value.organization.id !== id) continue;
    answer = asked.value;
    const { status, time_remaining: toldMs } = answer.organization;
    if (!ENDED.has(status) && typeof toldMs === 'number') endsMs = clock.monoMs() + toldMs;
  }
  if (answer.organization.status === 'verified') return ok('verified');
  const isExpired = answer.organization.status === 'expired' || clock.monoMs() >= endsMs - AT_THE_END_MS;
  return ok(isExpired ? 'expired' : 'failed');
}

async function ask(link: Link, request: WebRequest): Promise<Result<Answer, PaymentFailure>> {
  const answered = await link.send(request);
  if (!answered.ok) return answered;
  const decoded = decodeWith(answerSchema, answered.value.json);
  return decoded.ok ? decoded : err(unusable(link.host, decoded.error.detail));
}

function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.setTimer(ms, resolve);
  });
}
