import { formatKazakhTime } from '../messages/kazakh-time.ts';
import { pick, type Language } from '../language/language.ts';
import { paperText } from '../messages/paper-words.ts';
import { pieces } from '../pieces.ts';
import { text as say } from '../messages/text.ts';
import { formatTenge, tiyn, ZERO_TIYN } from '../money/money.ts';
import type { ReceiptLine, Slip } from './slip.ts';
import type { PaperLine } from './document.ts';
import { centred, contactLines, headline, large, optional, pair, RULE, SPACE, text } from './lines.ts';
import { commissionName, paymentName, receiptPayments } from './receipt-payments.ts';

type ReceiptSlip = Extract<Slip, { kind: 'receipt' }>;

/** The receipt of a successful sale, in the order of the one on the screen. */
export function receiptPaper(slip: ReceiptSlip): readonly PaperLine[] {
  const { language, receipt, contact } = slip;
  return [
    headline(receipt.operatorName),
    ...optional(receipt.operatorBin, (bin) => centred(say(language, 'receipt.bin', { bin }))),
    ...optional(receipt.tradePoint, (name) => centred(name)),
    SPACE,
    pair(paperText(language, 'paper.sale', { number: receipt.saleNumber }), formatKazakhTime(receipt.paidAtMs)),
    RULE,
    ...productLines(slip),
    RULE,
    pair(say(language, 'receipt.total'), formatTenge(receipt.amountTiyn), true),
    ...paymentLines(slip),
    ...changeCodeLines(slip),
    RULE,
    centred(say(language, 'receipt.thanks'), true),
    ...contactLines(paperText(language, 'paper.help'), contact),
    SPACE,
    ...fiscalLines(slip),
  ];
}

/** The code of the fiscal receipt, or what this paper is not. */
function fiscalLines({ language, receipt }: ReceiptSlip): readonly PaperLine[] {
  const { fiscalLink } = receipt;
  if (fiscalLink === undefined) return [centred(paperText(language, 'paper.not-fiscal'))];
  return [centred(paperText(language, 'paper.fiscal')), { kind: 'qr', content: fiscalLink }];
}

function productLines({ language, receipt }: ReceiptSlip): readonly PaperLine[] {
  return (receipt.lines ?? [receipt]).flatMap((line) => linesOfProduct(language, line));
}

/** A single piece on one line; several below their name, with the price of each. */
function linesOfProduct(language: Language, { productName, quantity, amountTiyn }: ReceiptLine): readonly PaperLine[] {
  const name = pick(productName, language);
  const amount = formatTenge(amountTiyn);
  // A total that does not divide evenly has no price per piece, and none is invented.
  if (quantity === 1 || amountTiyn % quantity !== 0) return [pair(pieces(quantity, name), amount)];
  return [text(name), pair(pieces(quantity, formatTenge(tiyn(amountTiyn / quantity))), amount)];
}

function paymentLines({ language, receipt, change }: ReceiptSlip): readonly PaperLine[] {
  const changeKey = change?.claimCode === null ? 'receipt.change-kept' : 'receipt.change-owed';
  return [
    ...receiptPayments(receipt, change).map(({ method, amountTiyn }) =>
      pair(paymentName(language, method, receipt), formatTenge(amountTiyn)),
    ),
    ...(receipt.commissionTiyn === ZERO_TIYN
      ? []
      : [pair(commissionName(language, receipt), formatTenge(receipt.commissionTiyn))]),
    ...(change === null ? [] : [pair(say(language, changeKey), formatTenge(change.amountTiyn))]),
    ...optional(receipt.qrPaymentId, (number) => pair(say(language, 'receipt.payment'), number)),
  ];
}

function changeCodeLines({ language, change, isChangeSpendable }: ReceiptSlip): readonly PaperLine[] {
  return optional(change?.claimCode ?? null, large).flatMap((code) => [
    RULE,
    centred(paperText(language, 'paper.change.code')),
    code,
    text(paperText(language, isChangeSpendable ? 'paper.change.how-or-spend' : 'paper.change.how')),
  ]);
}
