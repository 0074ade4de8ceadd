import { METHOD_WORDS } from '../../../app/messages/method-words.ts';
import { tiyn } from '../../../app/money/money.ts';
import type { CustomerScreen, ProductCard } from '../../../app/session/view/view.ts';
import { limit } from './limit.ts';
import { juice, longName } from './products.ts';
import { LINK_TOKEN } from './qr-tokens.ts';

type Phone = Extract<CustomerScreen, { name: 'phone' }>;
type Invoice = Extract<CustomerScreen, { name: 'invoice' }>;

function phone(product: ProductCard, typed: string, mistake: Phone['mistake'] = null): CustomerScreen {
  const { priceTiyn: amountTiyn } = product;
  const way = METHOD_WORDS.phone;
  return {
    name: 'phone',
    product,
    quantity: 1,
    amountTiyn,
    way,
    totalTiyn: amountTiyn,
    typed,
    mistake,
    limit: limit(60, 48),
  };
}

function invoice(product: ProductCard, more: Partial<Invoice> = {}): CustomerScreen {
  const { priceTiyn: amountTiyn } = product;
  return {
    name: 'invoice',
    product,
    quantity: 1,
    amountTiyn,
    service: 'Kaspi',
    totalTiyn: amountTiyn,
    phone: '+7 *** *** ** 67',
    customer: 'Айг*** С.',
    qrToken: null,
    check: 'none',
    part: null,
    limit: limit(300, 240),
    closing: false,
    ...more,
  };
}

/** An invoice to the telephone: the keypad, and the wait for the payment. */
export const INVOICES: Readonly<Record<string, CustomerScreen>> = {
  'phone': phone(juice, '+7'),
  'phone-typed': phone(longName, '+7 701 123 45 67'),
  'phone-too-short': phone(juice, '+7 701 123', 'too-short'),
  'phone-foreign': phone(longName, '+7 495 123 45 67', 'not-kazakhstan'),
  'phone-too-long': phone(juice, '+7 701 123 45 678', 'too-long'),
  'phone-refused': phone(juice, '+7 701 123 45 67', 'refused'),
  'invoice': invoice(juice),
  'invoice-long-name': invoice(longName, { customer: null }),
  'invoice-asked': invoice(juice, { check: 'asked' }),
  'invoice-not-paid': invoice(juice, { check: 'not-paid' }),
  'invoice-unanswered': invoice(longName, { check: 'unanswered' }),
  'invoice-polled': invoice(juice, { service: 'ApiPay', check: null }),
  'invoice-with-code': invoice(longName, { service: 'ApiPay', check: null, qrToken: LINK_TOKEN }),
  'invoice-part-paid': invoice(juice, {
    check: null,
    part: { paidTiyn: tiyn(300_00), missingTiyn: tiyn(150_00), paysRest: false },
  }),
  'invoice-part-rest': invoice(longName, {
    check: null,
    part: { paidTiyn: tiyn(300_00), missingTiyn: tiyn(150_00), paysRest: true },
  }),
  'invoice-closing': invoice(juice, { check: null, closing: true, limit: limit(300, 0) }),
};
