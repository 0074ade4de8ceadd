import type { ReactNode } from 'react';
import { formatKazakhTime } from '../../../app/messages/kazakh-time.ts';
import { pieces } from '../../../app/pieces.ts';
import { formatTenge, ZERO_TIYN } from '../../../app/money/money.ts';
import { receiptText } from '../../../app/paper/receipt-text.ts';
import { ReceiptCode } from '../parts/receipt-code.tsx';
import { commissionName, paymentName, receiptPayments } from '../../../app/paper/receipt-payments.ts';
import type { ScreenProps } from './screen-of.ts';
import { useShown, useWords } from '../state/shown.ts';

interface LineProps {
  readonly label: string;
  readonly value: string;
  /** Whether it is a service's number, which may be long. */
  readonly isNumber?: boolean;
}

function Line({ label, value, isNumber = false }: LineProps): ReactNode {
  return (
    <div className={isNumber ? 'receipt-line receipt-number' : 'receipt-line'}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** The payment: one method by its name alone, several with their amounts; then what was paid above the price. */
function Payments({ screen }: ScreenProps<'success'>): ReactNode {
  const { say } = useWords();
  const { language } = useShown().frame;
  const { receipt, change } = screen;
  const payments = receiptPayments(receipt, change);
  const [only] = payments;
  return (
    <>
      {payments.length === 1 && only !== undefined && change === null && receipt.commissionTiyn === ZERO_TIYN ? (
        <Line label={say('receipt.method')} value={paymentName(language, only.method, receipt)} />
      ) : (
        payments.map(({ method, amountTiyn }) => (
          <Line key={method} label={paymentName(language, method, receipt)} value={formatTenge(amountTiyn)} />
        ))
      )}
      {receipt.commissionTiyn > ZERO_TIYN && (
        <Line label={commissionName(language, receipt)} value={formatTenge(receipt.commissionTiyn)} />
      )}
      {change !== null && (
        <Line
          label={say(change.claimCode === null ? 'receipt.change-kept' : 'receipt.change-owed')}
          value={formatTenge(change.amountTiyn)}
        />
      )}
    </>
  );
}

/** The content of a receipt as a slip on the screen; without a printer it is the only receipt. */
export function ReceiptSlip({ screen }: ScreenProps<'success'>): ReactNode {
  const { say, name } = useWords();
  const { frame } = useShown();
  const { receipt, product, change, canBuyMore } = screen;
  const slip = {
    kind: 'receipt',
    language: frame.language,
    receipt,
    change,
    isChangeSpendable: canBuyMore,
    contact: frame.contact,
  } as const;
  const amount = formatTenge(receipt.amountTiyn);
  return (
    <div className="receipt-holder">
      <section className="receipt" role="region" aria-label={say('receipt.title')}>
        <header className="receipt-head">
          <strong>{receipt.operatorName}</strong>
          {receipt.operatorBin !== null && <span>{say('receipt.bin', { bin: receipt.operatorBin })}</span>}
          {receipt.tradePoint !== null && <span>{receipt.tradePoint}</span>}
        </header>
        {receipt.lines !== undefined ? (
          <dl className="receipt-lines receipt-basket">
            {receipt.lines.map((line) => (
              <Line
                key={line.productName.en}
                label={pieces(line.quantity, name(line.productName))}
                value={formatTenge(line.amountTiyn)}
              />
            ))}
          </dl>
        ) : receipt.quantity === 1 ? (
          <dl className="receipt-lines">
            <Line label={name(receipt.productName)} value={amount} />
          </dl>
        ) : (
          <div className="receipt-lines">
            <p>{name(receipt.productName)}</p>
            <dl>
              <Line label={pieces(receipt.quantity, formatTenge(product.priceTiyn))} value={amount} />
            </dl>
          </div>
        )}
        <dl className="receipt-lines receipt-total">
          <Line label={say('receipt.total')} value={amount} />
        </dl>
        <dl className="receipt-lines receipt-facts">
          <Payments screen={screen} />
          {receipt.qrPaymentId !== null && <Line label={say('receipt.payment')} value={receipt.qrPaymentId} isNumber />}
          <Line label={say('receipt.sale')} value={receipt.saleNumber} />
          <Line label={say('receipt.time')} value={formatKazakhTime(receipt.paidAtMs)} />
        </dl>
        {/* The fiscal receipt has all of it, and a telephone opens an address by itself. */}
        <ReceiptCode text={receipt.fiscalLink ?? receiptText(slip)} />
      </section>
    </div>
  );
}
