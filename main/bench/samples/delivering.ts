import { METHOD_WORDS } from '../../../app/messages/method-words.ts';
import { multiplyTiyn, tiyn } from '../../../app/money/money.ts';
import type { PaperState } from '../../../app/sale-outcome.ts';
import type { ProductCard, CustomerScreen } from '../../../app/session/view/view.ts';
import { limit } from './limit.ts';
import { juice, longName } from './products.ts';

function dispensing(
  product: ProductCard,
  step: Extract<CustomerScreen, { name: 'dispensing' }>['step'],
  quantity = 1,
  piece = 1,
): CustomerScreen {
  return { name: 'dispensing', product, quantity, piece, amountTiyn: multiplyTiyn(product.priceTiyn, quantity), step };
}

function success(product: ProductCard, tradePoint: string | null, operatorBin: string | null): CustomerScreen {
  return {
    name: 'success',
    product,
    quantity: 1,
    amountTiyn: product.priceTiyn,
    receipt: {
      saleNumber: '000127',
      operatorName: 'Aqbulaq',
      operatorBin,
      tradePoint,
      productName: product.name,
      quantity: 1,
      amountTiyn: product.priceTiyn,
      cashTiyn: tiyn(0),
      carriedTiyn: tiyn(0),
      qrPaymentId: '4838126530',
      service: 'Kaspi',
      wayName: METHOD_WORDS.qr,
      commissionTiyn: tiyn(0),
      paidAtMs: Date.UTC(2026, 2, 21, 12, 7),
    },
    change: null,
    canBuyMore: false,
    paper: 'none',
    limit: limit(20, 14),
  };
}

function withChange(screen: CustomerScreen): CustomerScreen {
  if (screen.name !== 'success') return screen;
  const amountTiyn = multiplyTiyn(juice.priceTiyn, 3);
  const receipt = { ...screen.receipt, quantity: 3, amountTiyn, cashTiyn: tiyn(1_000_00) };
  return { ...screen, quantity: 3, amountTiyn, receipt, change: { amountTiyn: tiyn(50_00), claimCode: '7K4-82M' } };
}

/** Paid by an invoice of a service that adds its commission. */
function withCommission(screen: CustomerScreen): CustomerScreen {
  if (screen.name !== 'success') return screen;
  const receipt = {
    ...screen.receipt,
    service: 'ByFly',
    wayName: METHOD_WORDS.kaspi_installment_24,
    qrPaymentId: '7c0f2b1e-91aa-4a53-8a3e-20c1d9a46e55',
    commissionTiyn: tiyn(1_715_07),
  };
  return { ...screen, receipt };
}

/** A fiscal service has made a receipt of its own. */
function withFiscalLink(screen: CustomerScreen): CustomerScreen {
  if (screen.name !== 'success') return screen;
  const fiscalLink = `https://fiscal.example.kz/t/${'k7p9'.repeat(10)}?i=1234567890&s=1350.00&t=20260321T170700`;
  return { ...screen, receipt: { ...screen.receipt, fiscalLink } };
}

function withMore(screen: CustomerScreen): CustomerScreen {
  return screen.name === 'success' ? { ...screen, canBuyMore: true } : screen;
}

function withPaper(screen: CustomerScreen, paper: PaperState): CustomerScreen {
  return screen.name === 'success' ? { ...screen, paper } : screen;
}

/** The product is dispensed, and the screens after it. */
export const DELIVERING: Readonly<Record<string, CustomerScreen>> = {
  'dispensing-waiting': dispensing(juice, 'waiting'),
  'dispensing-pulsing': dispensing(juice, 'pulsing'),
  'dispensing-settling': dispensing(longName, 'settling', 3, 2),
  'success': success(juice, 'ТД «Мечта», 1 этаж', '180340021791'),
  'success-long-name': success(longName, 'Алматы, Қабанбай батыр көшесі 164, 1-қабат', '180340021791'),
  'success-commission': withCommission(success(longName, 'Алматы, Қабанбай батыр көшесі 164, 1-қабат', '180340021791')),
  'success-bare': success(juice, null, null),
  'success-fiscal': withFiscalLink(success(juice, 'ТД «Мечта», 1 этаж', '180340021791')),
  'success-pieces-and-change': withChange(success(juice, 'ТД «Мечта», 1 этаж', '180340021791')),
  'success-more': withMore(withChange(success(juice, 'ТД «Мечта», 1 этаж', '180340021791'))),
  'success-printed-more': withMore(
    withPaper(withChange(success(juice, 'ТД «Мечта», 1 этаж', '180340021791')), 'printed'),
  ),
  'success-printing': withPaper(success(juice, 'ТД «Мечта», 1 этаж', '180340021791'), 'printing'),
  'success-printed': withPaper(success(juice, 'ТД «Мечта», 1 этаж', '180340021791'), 'printed'),
  'success-printed-change': withPaper(withChange(success(juice, 'ТД «Мечта», 1 этаж', '180340021791')), 'printed'),
  'success-print-failed': withPaper(
    success(longName, 'Алматы, Қабанбай батыр көшесі 164, 1-қабат', '180340021791'),
    'failed',
  ),
  'success-print-failed-change': withPaper(withChange(success(juice, 'ТД «Мечта», 1 этаж', '180340021791')), 'failed'),
};
