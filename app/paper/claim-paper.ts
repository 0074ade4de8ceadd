import { formatKazakhTime } from '../messages/kazakh-time.ts';
import { pick } from '../language/language.ts';
import { paperText } from '../messages/paper-words.ts';
import { pieces } from '../pieces.ts';
import { text as say } from '../messages/text.ts';
import { formatTenge, ZERO_TIYN } from '../money/money.ts';
import type { Slip } from './slip.ts';
import type { PaperLine } from './document.ts';
import { centred, contactLines, headline, large, optional, pair, RULE, SPACE, text } from './lines.ts';

type ClaimSlip = Extract<Slip, { kind: 'claim' }>;

/** The slip of a failed sale: what happened, the code, and how the money is returned. */
export function claimPaper(slip: ClaimSlip): readonly PaperLine[] {
  const { language } = slip;
  return [
    headline(slip.operatorName),
    ...optional(slip.tradePoint, (name) => centred(name)),
    RULE,
    centred(say(language, `error.${slip.reason}.title`), true),
    centred(pieces(slip.quantity, pick(slip.productName, language))),
    SPACE,
    centred(paperText(language, 'paper.claim.code')),
    large(slip.claimCode),
    SPACE,
    // A note that the acceptor could not name has no amount.
    ...(slip.amountTiyn === ZERO_TIYN ? [] : [pair(amountLabel(slip), formatTenge(slip.amountTiyn), true)]),
    ...optional(slip.qrPaymentId, (number) => pair(say(language, 'receipt.payment'), number)),
    pair(say(language, 'receipt.time'), formatKazakhTime(slip.atMs)),
    RULE,
    text([moneySentence(slip), ...wayBack(slip)].join(' ')),
    SPACE,
    ...contactLines(paperText(language, 'paper.claim.contact'), slip.contact),
    centred(paperText(language, 'paper.claim.keep')),
  ];
}

function moneySentence({ isInvoice, language, money, service }: ClaimSlip): string {
  const bank = service?.bank;
  if (isInvoice === true && money === 'in-doubt') return paperText(language, 'paper.claim.money.invoice');
  if (money === 'will-be-refunded' && bank === undefined) return paperText(language, 'paper.claim.money.any-bank');
  return paperText(language, `paper.claim.money.${money}`, { bank });
}

/** The label of the amount: "owed" only where that is certain, otherwise neutral. */
function amountLabel({ language, money }: ClaimSlip): string {
  return paperText(language, money === 'owed' ? 'paper.claim.back' : 'paper.claim.amount');
}

/**
 * How the money is returned. The contract matters where a person has to refund a payment; notes are paid out against
 * the code alone.
 */
function wayBack({ language, money, qrPaymentId, refundWay, service }: ClaimSlip): readonly string[] {
  if (money !== 'owed' || qrPaymentId === null) return [];
  const { title = '', application = '' } = service ?? {};
  return [paperText(language, `paper.claim.way.${refundWay}`, { service: title, application })];
}
