import { claimText } from '../../../app/messages/claim-words.ts';
import type { Language } from '../../../app/language/schema.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import { systemLanguage } from '../terminal/words.ts';
import { journalFiles } from '../../journal/journal-files.ts';
import { CLAIM_USAGE, readClaimArguments, type ClaimCommand } from './arguments.ts';
import type { Finding, PaidByHand } from '../../claims/decide.ts';
import { writeFinding, type PaymentPorts } from '../../claims/pay.ts';
import { readClaims } from '../../claims/reading.ts';
import { claimsText, EXIT, exitCodeOf, refusedOutcome, reportLines, writtenOutcome, type Outcome } from './report.ts';

/** What the command needs of the program around it. */
export interface ClaimPorts extends Pick<PaymentPorts, 'openDatabase' | 'version'> {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Pick<Clock, 'wallMs' | 'monoMs'>;
  out(text: string): void;
  complain(text: string): void;
}

/** Runs `claim …` and gives its exit code. Nothing is said to be written before it is on disk. */
export function runClaimCommand(args: readonly string[], ports: ClaimPorts): number {
  if (args.length === 1 && (args[0] === '--help' || args[0] === 'help')) {
    ports.out(CLAIM_USAGE);
    return EXIT.ok;
  }
  const read = readClaimArguments(args);
  if (!read.ok) {
    ports.complain(`${read.error}\n\n${CLAIM_USAGE}`);
    return EXIT.usage;
  }
  const command = read.value;
  const language = command.language ?? systemLanguage(ports.env);
  const { note } = command;
  const paid = paidOf(command);
  if (paid === 'amount-needed') {
    ports.complain(`${claimText(language, 'claim.amount-needed')}\n`);
    return EXIT.usage;
  }
  const outcome =
    paid === null && note === null ? look(command, language) : write(command, { note, paid }, language, ports);
  tell(outcome, command, language, ports);
  return exitCodeOf(outcome);
}

function paidOf({ paid }: ClaimCommand): PaidByHand | 'amount-needed' | null {
  if (paid === null) return null;
  const { amountTiyn, isChecked } = paid;
  return amountTiyn === null ? 'amount-needed' : { amountTiyn, isChecked };
}

function look({ dataDirectory, code, saleId }: ClaimCommand, language: Language): Outcome {
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
  { dataDirectory, code, saleId }: ClaimCommand,
  said: Pick<Finding, 'note' | 'paid'>,
  language: Language,
  { clock, ...ports }: ClaimPorts,
): Outcome {
  const nowMs = clock.wallMs();
  const now = { wallMs: nowMs, monoMs: clock.monoMs() };
  const written = writeFinding(journalFiles(dataDirectory), { code, saleId, ...said }, { ...ports, now });
  if (!written.ok) return refusedOutcome(written.error, { code, amountTiyn: said.paid?.amountTiyn ?? null }, language);
  return writtenOutcome(written.value, { code, ...said }, nowMs, language);
}

function tell(
  { reason, claims, sentence }: Outcome,
  { code, json, paid }: ClaimCommand,
  language: Language,
  ports: ClaimPorts,
): void {
  if (json) {
    ports.out(reportLines({ reason, claims, sentence }, code));
    return;
  }
  ports.out(claimsText(claims, { code, language, isHandingOut: reason === 'written' && paid !== null }));
  if (sentence === null) return;
  if (reason === 'written') ports.out(`${sentence}\n`);
  else ports.complain(`${sentence}\n`);
}
