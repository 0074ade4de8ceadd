import type { ReactNode } from 'react';
import { formatTenge } from '../../../app/money/money.ts';
import type { Receipt } from '../../../app/session/view.ts';
import { useWords } from '../shown.ts';
import { formatKazakhTime } from './kazakh-time.ts';

function Line({ label, value }: { readonly label: string; readonly value: string }): ReactNode {
  return (
    <div className="receipt-line">
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** What a paper receipt would say, on a paper slip; without a printer it is the only one. */
export function ReceiptSlip({ receipt }: { readonly receipt: Receipt }): ReactNode {
  const { say, name } = useWords();
  const amount = formatTenge(receipt.amountTiyn);
  return (
    <div className="receipt-holder">
      <section className="receipt" role="region" aria-label={say('receipt.title')}>
        <header className="receipt-head">
          <strong>{receipt.operatorName}</strong>
          {receipt.operatorBin !== null && <span>{say('receipt.bin', { bin: receipt.operatorBin })}</span>}
          {receipt.tradePoint !== null && <span>{receipt.tradePoint}</span>}
        </header>
        <dl className="receipt-lines">
          <Line label={name(receipt.productName)} value={amount} />
        </dl>
        <dl className="receipt-lines receipt-total">
          <Line label={say('receipt.total')} value={amount} />
        </dl>
        <dl className="receipt-lines receipt-facts">
          <Line label={say('receipt.method')} value="Kaspi QR" />
          {receipt.qrPaymentId !== null && <Line label={say('receipt.payment')} value={receipt.qrPaymentId} />}
          <Line label={say('receipt.sale')} value={receipt.saleNumber} />
          <Line label={say('receipt.time')} value={formatKazakhTime(receipt.paidAtMs)} />
        </dl>
        <p className="receipt-thanks">{say('receipt.thanks')}</p>
      </section>
    </div>
  );
}
