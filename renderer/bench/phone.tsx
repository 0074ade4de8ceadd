import type { ReactNode } from 'react';
import type { BenchView } from '../../app/ipc/contract.ts';
import { formatTenge, tiyn } from '../../app/money/money.ts';
import { benchBridge, type PhoneAction } from './bridge.ts';
import { statusWords, words } from './words.ts';

interface PhoneButton {
  readonly action: PhoneAction;
  readonly label: string;
  /** A longer name for screen readers. */
  readonly accessibleName?: string;
  /** The statuses in which this action continues a successful sale or refund. */
  readonly nextAt: readonly string[];
}

const BUTTONS: readonly PhoneButton[] = [
  { action: 'scan', label: words.scan, nextAt: ['QrTokenCreated', 'RefundQr'] },
  { action: 'scan-error', label: words.scanError, accessibleName: words.scanErrorName, nextAt: [] },
  { action: 'confirm', label: words.confirm, nextAt: ['Wait', 'invoice pending'] },
  { action: 'decline', label: words.decline, nextAt: [] },
];

type Purchase = NonNullable<BenchView['purchase']>;

function PurchaseCard({ purchase }: { readonly purchase: Purchase }): ReactNode {
  return (
    <div className="phone-purchase" data-status={purchase.status}>
      <strong>{formatTenge(tiyn(purchase.amountTiyn))}</strong>
      <span>{statusWords(purchase.status)}</span>
      <small>
        {words.purchase} {purchase.qrPaymentId} · {purchase.status}
      </small>
    </div>
  );
}

/** The customer's phone. The next useful action is highlighted; the others stay available for testing. */
export function Phone({ purchase, notice }: Pick<BenchView, 'purchase' | 'notice'>): ReactNode {
  return (
    <section className="phone" aria-label={words.phone}>
      <div className="phone-screen">
        <h2>{words.phone}</h2>
        {purchase === null ? (
          <div className="phone-purchase">
            <strong>{words.noPurchase}</strong>
            <span>{words.noPurchaseHint}</span>
          </div>
        ) : (
          <PurchaseCard purchase={purchase} />
        )}
        <div className="phone-actions">
          {BUTTONS.map(({ action, label, accessibleName, nextAt }) => (
            <button
              key={action}
              type="button"
              aria-label={accessibleName}
              className={purchase !== null && nextAt.includes(purchase.status) ? 'next' : ''}
              disabled={purchase === null}
              onClick={() => {
                void benchBridge().calls.phone({ action });
              }}
            >
              {label}
            </button>
          ))}
        </div>
        <p className="phone-hint">{words.walkAway}</p>
        <p className="phone-notice" role="status">
          {notice}
        </p>
      </div>
    </section>
  );
}
