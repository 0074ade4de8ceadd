import { boughtOf } from '../../../app/bought.ts';
import { EXIT, type Ended } from '../../../app/command-line/exit-codes.ts';
import { failureFacts } from '../../../app/command-line/run-command.ts';
import { KAZAKHSTAN_OFFSET_MS } from '../../../app/journal/days.ts';
import { owedTiyn } from '../../../app/journal/replay.ts';
import type { TextParameters } from '../../../app/messages/fill-template.ts';
import { claimText } from '../../../app/messages/claim-words.ts';
import type { Language } from '../../../app/language/language.ts';
import { formatTenge, ZERO_TIYN, type Tiyn } from '../../../app/money/money.ts';
import { shownCode } from '../../../app/claims/typed-code.ts';
import { billsTiyn, type Claim } from '../../../app/claims/claim.ts';
import type { PaymentRefusal, Written } from '../../claims/pay.ts';
import type { ClaimRequest } from './request.ts';

/** The result of the command. */
export interface Outcome {
  readonly reason: 'found' | 'written' | PaymentRefusal['reason'];
  readonly claims: readonly Claim[];
  /** The result as a sentence; null where the claims are the whole result. */
  readonly sentence: string | null;
}

/** How the command ends: all refusals share an exit code, and each has its own word. */
export function endOf({ reason }: Outcome): Ended {
  return { code: reason === 'found' || reason === 'written' ? EXIT.done : EXIT.refused, reason };
}

/** A refusal with the sales concerned. `amountTiyn` is the debt that the person stated, if any. */
export function refusedOutcome(
  refusal: PaymentRefusal,
  command: { readonly code: string; readonly amountTiyn: Tiyn | null },
  language: Language,
): Outcome {
  const claims = 'claim' in refusal ? [refusal.claim] : 'claims' in refusal ? refusal.claims : [];
  const [claim] = claims;
  const last = claim?.paybacks.at(-1);
  const back = refusal.reason === 'already-paid' ? last : undefined;
  const parameters: TextParameters = {
    code: shownCode(command.code),
    count: claims.length,
    file: 'file' in refusal ? refusal.file : undefined,
    detail: 'detail' in refusal ? refusal.detail : undefined,
    owed: amountText('owedTiyn' in refusal ? refusal.owedTiyn : (claim?.sale.debtTiyn ?? null)),
    note:
      claim === undefined
        ? undefined
        : formatTenge(billsTiyn(claim.sale, refusal.reason === 'note-under-way' ? 'intended' : 'doubtful')),
    found: 'foundTiyn' in refusal && refusal.foundTiyn > ZERO_TIYN ? formatTenge(refusal.foundTiyn) : undefined,
    invoice: claim === undefined ? undefined : formatTenge(claim.sale.lostInvoicesTiyn),
    date: back === undefined ? undefined : momentText(back.wallMs),
    amount: amountText(back?.amountTiyn ?? command.amountTiyn),
  };
  return {
    reason: refusal.reason,
    claims,
    sentence: claimText(language, `claim.outcome.${refusal.reason}`, parameters),
  };
}

/** The outcome after writing: where the note was, what was paid. */
export function writtenOutcome(
  { claim, invoiceTiyn, noteTiyn }: Written,
  {
    code,
    invoice,
    invoiceTiyn: seenTiyn,
    note,
    paid,
  }: Pick<ClaimRequest, 'code' | 'invoice' | 'invoiceTiyn' | 'note' | 'paid'>,
  nowMs: number,
  language: Language,
): Outcome {
  const { debtTiyn } = claim.sale;
  const facts = {
    code: shownCode(code),
    note: formatTenge(noteTiyn),
    invoice: formatTenge(invoiceTiyn),
    seen: amountText(seenTiyn),
    date: momentText(nowMs),
  };
  const owed = debtTiyn === ZERO_TIYN ? undefined : formatTenge(debtTiyn);
  const sentences = [
    ...(note === null ? [] : [claimText(language, `claim.outcome.note-${note}`, { ...facts, owed })]),
    ...(invoice === null ? [] : [claimText(language, `claim.outcome.invoice-${invoice}`, { ...facts, owed })]),
    ...(paid === null
      ? []
      : [claimText(language, 'claim.outcome.written', { ...facts, amount: formatTenge(paid.amountTiyn) })]),
  ];
  return { reason: 'written', claims: [claim], sentence: sentences.join(' ') };
}

function amountText(amount: Tiyn | null): string | undefined {
  return amount === null ? undefined : formatTenge(amount);
}

/** The settings of the report on a code's sales. */
export interface ReportContext {
  readonly code: string;
  readonly language: Language;
  /** Whether the payment was just recorded and the customer is waiting for the money. */
  readonly isHandingOut: boolean;
}

/** The report for people: what was found and what it means. */
export function claimsText(claims: readonly Claim[], context: ReportContext): string {
  return claims
    .map((claim) => claimLines(claim, context).join('\n'))
    .map((block) => `${block}\n`)
    .join('\n');
}

function claimLines(
  { sale, status, paybacks }: Claim,
  { code, language, isHandingOut }: ReportContext,
): readonly string[] {
  const { name, quantity } = boughtOf(sale);
  const paid = sale.purchases.filter((purchase) => purchase.status === 'paid');
  const purchases = (paid.length > 0 ? paid : sale.purchases).map(({ qrPaymentId }) => qrPaymentId).join(', ');
  const notesTiyn = billsTiyn(sale, 'stacked');
  const doubtfulTiyn = billsTiyn(sale, 'doubtful');
  const facts = [
    // "owed: 0" and "paid already" beside "hand it out now" would keep a careful person from paying.
    ...(isHandingOut ? [] : [claimText(language, 'claim.owed', { amount: formatTenge(owedTiyn(sale)) })]),
    claimText(language, 'claim.product', {
      product: name[language],
      quantity: quantity > 1 ? quantity : undefined,
    }),
    claimText(language, 'claim.sold', { date: momentText(sale.paidAtMs ?? sale.startedAtMs) }),
    claimText(language, 'claim.paid', { amount: formatTenge(sale.paidTiyn) }),
    ...(notesTiyn === ZERO_TIYN ? [] : [claimText(language, 'claim.notes', { amount: formatTenge(notesTiyn) })]),
    ...(doubtfulTiyn === ZERO_TIYN
      ? []
      : [claimText(language, 'claim.note.doubtful', { amount: formatTenge(doubtfulTiyn) })]),
    ...(sale.lostInvoicesTiyn === ZERO_TIYN
      ? []
      : [claimText(language, 'claim.invoice.lost', { amount: formatTenge(sale.lostInvoicesTiyn) })]),
    ...(purchases === '' ? [] : [claimText(language, 'claim.payments', { purchases })]),
    claimText(language, 'claim.sale', { sale: sale.saleId }),
    ...(isHandingOut ? paybacks.slice(0, -1) : paybacks).map(({ how, wallMs, amountTiyn }) =>
      claimText(language, `claim.payback.${how}`, { date: momentText(wallMs), amount: formatTenge(amountTiyn) }),
    ),
    ...(isHandingOut && status === 'paid' ? [] : [claimText(language, `claim.status.${status}`)]),
  ];
  return [claimText(language, 'claim.code', { code: shownCode(code) }), ...facts.map((line) => `  ${line}`)];
}

/** The report for programs: one sale per line, the result last. */
export function reportLines(outcome: Outcome, code: string): string {
  const { reason, claims, sentence } = outcome;
  const end = endOf(outcome);
  const failure = end.code === EXIT.done ? {} : failureFacts({ sentence: sentence ?? reason, code: end.code, reason });
  const lines: readonly object[] = [
    ...claims.map((claim) => ({ claim: { code: shownCode(code), ...plainClaim(claim) } })),
    { result: { reason, text: sentence }, ...failure },
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function plainClaim({ sale, status, paybacks }: Claim): object {
  const { saleId, externalId, paidTiyn, debtTiyn, paidAtMs, startedAtMs } = sale;
  const { name, quantity } = boughtOf(sale);
  return {
    saleId,
    externalId,
    status,
    owedTiyn: owedTiyn(sale),
    debtTiyn,
    paidTiyn,
    product: name,
    quantity,
    startedAt: isoText(startedAtMs),
    paidAt: paidAtMs === null ? null : isoText(paidAtMs),
    payments: sale.purchases.map((purchase) => ({ qrPaymentId: purchase.qrPaymentId, status: purchase.status })),
    lostInvoicesTiyn: sale.lostInvoicesTiyn,
    notes: sale.bills.map(({ billTiyn, status: noteStatus }) => ({ billTiyn, status: noteStatus })),
    paybacks: paybacks.map(({ how, wallMs, amountTiyn }) => ({ how, at: isoText(wallMs), amountTiyn })),
  };
}

function isoText(wallMs: number): string {
  return new Date(wallMs).toISOString();
}

/** A time in Kazakhstan, to the minute. */
function momentText(wallMs: number): string {
  return new Date(wallMs + KAZAKHSTAN_OFFSET_MS).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length).replace('T', ' ');
}
