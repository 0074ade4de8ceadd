import { addTiyn, leastTiyn, subtractTiyn, type Tiyn } from '../money/money.ts';
import { unreachable } from '../result.ts';
import type { JournalEntry } from './entry.ts';
import { JournalOrderError, type RefundRecord, type SaleRecord } from './record.ts';

type EntryOf<Kind extends JournalEntry['kind']> = Extract<JournalEntry, { kind: Kind }>;

/** How much more may go back: what is owed, less the refunds that are on their way. */
export function refundableTiyn({ paidTiyn, deliveredTiyn, refundedTiyn, refunds }: SaleRecord): Tiyn {
  const owed = subtractTiyn(paidTiyn, addTiyn(deliveredTiyn, refundedTiyn));
  const running = refunds.filter(({ status }) => status === 'intended' || status === 'asked');
  return subtractTiyn(owed, leastTiyn(owed, addTiyn(...running.map(({ amountTiyn }) => amountTiyn))));
}

/** A sale after an entry about a refund. Throws on a refund that was never intended. */
export function applyRefund(
  sale: SaleRecord,
  entry: EntryOf<'refund-intended' | 'refund-asked' | 'refund-accepted' | 'refund-done' | 'refund-failed'>,
  wallMs: number,
): SaleRecord {
  switch (entry.kind) {
    case 'refund-intended': {
      const { qrPaymentId, amountTiyn } = entry;
      const intended: RefundRecord = {
        qrPaymentId,
        amountTiyn,
        status: 'intended',
        attempts: 0,
        availableTiyn: null,
        operationId: null,
      };
      return { ...sale, refunds: [...sale.refunds, intended], endedAtMs: sale.endedAtMs ?? wallMs };
    }
    case 'refund-asked':
      return changeRefund(sale, entry.qrPaymentId, {
        status: 'asked',
        attempts: entry.attempt,
        availableTiyn: entry.availableTiyn,
      });
    case 'refund-accepted':
      return changeRefund(sale, entry.qrPaymentId, { operationId: entry.operationId });
    case 'refund-done':
      return {
        ...changeRefund(sale, entry.qrPaymentId, { status: 'done' }),
        refundedTiyn: addTiyn(sale.refundedTiyn, entry.amountTiyn),
      };
    case 'refund-failed':
      return changeRefund(sale, entry.qrPaymentId, { status: entry.certain ? 'failed' : 'doubtful' });
    default:
      return unreachable(entry);
  }
}

function changeRefund(sale: SaleRecord, qrPaymentId: string, change: Partial<RefundRecord>): SaleRecord {
  if (!sale.refunds.some((refund) => refund.qrPaymentId === qrPaymentId)) {
    throw new JournalOrderError(`journal: a refund of ${qrPaymentId} that was never intended`);
  }
  // The last refund is the running one: an earlier refund of the same purchase has ended.
  const running = sale.refunds.findLastIndex((refund) => refund.qrPaymentId === qrPaymentId);
  return {
    ...sale,
    refunds: sale.refunds.map((refund, index) => (index === running ? { ...refund, ...change } : refund)),
  };
}
