import { multiplyTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import { linesOf, priceOf } from '../../money/price.ts';
import { claimCode } from '../../claim-code.ts';
import { aboveTiyn, commissionOf, overTiyn, type Sale } from '../state/sale.ts';
import type { ProviderName } from '../../payment/capabilities.ts';
import { methodOf, serviceOf } from '../state/services.ts';
import type { KioskState } from '../state/state.ts';
import type { Session } from '../state/session.ts';
import type { Receipt } from '../../paper/slip.ts';

type Success = Extract<Session, { kind: 'success' }>;

/** The amount paid above the price: owed under a code, or kept as announced; of both the one that is owed. */
export function changeOf(
  { settings }: KioskState,
  { sale, received }: Success,
): { amountTiyn: Tiyn; claimCode: string | null } | null {
  const amountTiyn = aboveTiyn(sale, received);
  if (amountTiyn === ZERO_TIYN) return null;
  if (settings.change !== 'donate') return { amountTiyn, claimCode: claimCode(sale.saleId) };
  const owed = overTiyn(sale, received);
  return owed === ZERO_TIYN ? { amountTiyn, claimCode: null } : { amountTiyn: owed, claimCode: claimCode(sale.saleId) };
}

/** What people call the service; null without one. */
export function titleOf(state: KioskState, provider: ProviderName | null): string | null {
  return provider === null ? null : (serviceOf(state, provider)?.about.title ?? provider);
}

const SALE_NUMBER_LENGTH = 8;

/** Nothing for a single product. */
function receiptLines(sale: Sale): Pick<Receipt, 'lines'> {
  if (sale.further.length === 0) return {};
  const lines = linesOf(sale).map(({ item, quantity }) => ({
    productName: item.name,
    quantity,
    amountTiyn: multiplyTiyn(item.priceTiyn, quantity),
  }));
  return { lines };
}

/** The content of the receipt, on the screen and on paper. */
export function receiptOf(state: KioskState, session: Success): Receipt {
  return {
    saleNumber: session.sale.saleId.slice(0, SALE_NUMBER_LENGTH).toUpperCase(),
    operatorName: state.settings.operatorName,
    operatorBin: state.settings.operatorBin,
    tradePoint: state.tradePoint,
    productName: session.sale.item.name,
    quantity: session.sale.quantity,
    ...receiptLines(session.sale),
    amountTiyn: priceOf(session.sale),
    cashTiyn: session.received.cashTiyn,
    carriedTiyn: session.received.carriedTiyn,
    qrPaymentId: session.received.purchase?.qrPaymentId ?? null,
    service: titleOf(state, session.received.purchase?.provider ?? null),
    wayName: methodOf(state, session.received.purchase?.method ?? '')?.method.name ?? null,
    commissionTiyn: commissionOf(session.received),
    paidAtMs: session.paidAtMs,
  };
}
