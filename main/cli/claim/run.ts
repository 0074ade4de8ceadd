import type { Console } from '../../../app/command-line/command.ts';
import { EXIT, type Ended } from '../../../app/command-line/exit-codes.ts';
import { claimText } from '../../../app/messages/claim-words.ts';
import type { Language } from '../../../app/language/schema.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import { systemLanguage } from '../terminal/words.ts';
import { journalFiles } from '../../journal/journal-files.ts';
import { writeFinding, type PaymentPorts } from '../../claims/pay.ts';
import { readClaims } from '../../claims/reading.ts';
import { claimsText, endOf, refusedOutcome, reportLines, writtenOutcome, type Outcome } from './report.ts';
import type { ClaimRequest } from './request.ts';

/** What the command needs from the program around it. */
export interface ClaimPorts extends Console, Pick<PaymentPorts, 'openDatabase' | 'version'> {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Pick<Clock, 'wallMs' | 'monoMs'>;
}

/** Carries the request out. It reports nothing as written before it is on disk. */
export function carryOutClaim(request: ClaimRequest, ports: ClaimPorts): Ended {
  const language = request.language ?? systemLanguage(ports.env);
  const { invoice, invoiceTiyn, isWithdrawn, note, noteTiyn, paid } = request;
  const outcome =
    paid === null && note === null && invoice === null
      ? look(request, language)
      : write(request, { invoice, invoiceTiyn, isWithdrawn, note, noteTiyn, paid }, language, ports);
  printOutcome(outcome, request, language, ports);
  return endOf(outcome);
}

function look({ dataDirectory, code, saleId }: ClaimRequest, language: Language): Outcome {
  const refused = (refusal: Parameters<typeof refusedOutcome>[0]): Outcome =>
    refusedOutcome(refusal, { code, amountTiyn: null }, language);
  const read = readClaims(journalFiles(dataDirectory), code, { withCopy: false });
  if (!read.ok) return refused(read.error);
  const { claims, changed, isOlder } = read.value;
  const meant = saleId === null ? claims : claims.filter(({ sale }) => sale.saleId === saleId);
  if (changed !== null) return { ...refused({ reason: 'changed', detail: changed }), claims: meant };
  if (claims.length === 0) return refused({ reason: 'not-found', claims: [] });
  if (meant.length === 0) return refused({ reason: 'other-sale', claims });
  return { reason: 'found', claims: meant, sentence: isOlder ? claimText(language, 'claim.older') : null };
}

function write(
  { dataDirectory, code, saleId }: ClaimRequest,
  said: Pick<ClaimRequest, 'invoice' | 'invoiceTiyn' | 'isWithdrawn' | 'note' | 'noteTiyn' | 'paid'>,
  language: Language,
  { clock, ...ports }: ClaimPorts,
): Outcome {
  const nowMs = clock.wallMs();
  const now = { wallMs: nowMs, monoMs: clock.monoMs() };
  const written = writeFinding(journalFiles(dataDirectory), { code, saleId, ...said }, { ...ports, now });
  if (!written.ok) return refusedOutcome(written.error, { code, amountTiyn: said.paid?.amountTiyn ?? null }, language);
  return writtenOutcome(written.value, { code, ...said }, nowMs, language);
}

function printOutcome(
  outcome: Outcome,
  { code, json, paid }: ClaimRequest,
  language: Language,
  ports: ClaimPorts,
): void {
  const { reason, claims, sentence } = outcome;
  const isRefused = endOf(outcome).code !== EXIT.done;
  if (json) ports.out(reportLines(outcome, code));
  else ports.out(claimsText(claims, { code, language, isHandingOut: reason === 'written' && paid !== null }));
  if (sentence === null || (json && !isRefused)) return;
  if (reason === 'written') ports.out(`${sentence}\n`);
  else ports.complain(`${sentence}\n`);
}
