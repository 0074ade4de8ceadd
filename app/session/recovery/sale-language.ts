import type { JournalEntry } from '../../journal/entry.ts';
import type { Sale } from '../state/sale.ts';
import type { Session } from '../state/session.ts';
import type { KioskState } from '../state/state.ts';
import type { Step } from '../state/step.ts';
import { isPaying } from './journal-outage.ts';

/**
 * The language that its customer has chosen since the sale was opened is recorded with the entries about their money,
 * so that the notice after a power cut is in that language.
 */
export function withSaleLanguage(before: KioskState, next: Step): Step {
  const opened = next.entries.find((entry) => entry.kind === 'sale-opened');
  if (opened !== undefined) return { ...next, state: { ...next.state, saleLanguage: opened.language ?? null } };
  const sale = saleInHand(before.session);
  const { language } = before;
  if (sale === null || language === before.saleLanguage) return next;
  const isTold = next.entries.some((entry) => isAboutMoney(entry, sale));
  if (!isTold) return next;
  return {
    ...next,
    state: { ...next.state, saleLanguage: language },
    entries: next.entries.map((entry) => (isAboutMoney(entry, sale) ? { ...entry, language } : entry)),
  };
}

function saleInHand(session: Session): Sale | null {
  return isPaying(session) ? session.sale : null;
}

type MoneyEntry = Extract<JournalEntry, { kind: 'scanned' | 'part-paid' | 'paid' | 'bill-intended' }>;

function isAboutMoney(entry: JournalEntry, { saleId }: Sale): entry is MoneyEntry {
  const isMoney =
    entry.kind === 'scanned' || entry.kind === 'part-paid' || entry.kind === 'paid' || entry.kind === 'bill-intended';
  return isMoney && entry.saleId === saleId;
}
