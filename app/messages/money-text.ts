import type { Language } from '../language/language.ts';
import { formatTenge, ZERO_TIYN, type Tiyn } from '../money/money.ts';
import type { MoneyFact } from '../sale-outcome.ts';
import { text } from './text.ts';

/** What is known of a sale's money. */
export interface KnownMoney {
  readonly money: MoneyFact | 'returned';
  readonly amountTiyn: Tiyn;
  /** The customer's bank; null where it may be any. */
  readonly bank: string | null;
  /** Whether what is in doubt is an invoice, and no note. */
  readonly isInvoice: boolean;
}

/** The customer's sentence about the money of a sale. */
export function moneyText(language: Language, { money, amountTiyn, bank, isInvoice }: KnownMoney): string {
  const facts = { amount: formatTenge(amountTiyn), bank: bank ?? undefined };
  switch (money) {
    case 'in-doubt':
      // A note that the acceptor could not name has no amount.
      if (amountTiyn === ZERO_TIYN) return text(language, 'money.in-doubt.unknown');
      return text(language, isInvoice ? 'money.in-doubt.invoice' : 'money.in-doubt', facts);
    case 'will-be-refunded':
      return text(language, bank === null ? 'money.will-be-refunded.any-bank' : 'money.will-be-refunded', facts);
    default:
      return text(language, `money.${money}`, facts);
  }
}
