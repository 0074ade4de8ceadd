import type { LocalText } from '../language/language.ts';

/** The names of the ways to pay, which are the words on their buttons; names of the bank's products stay as they are. */
export const METHOD_WORDS = {
  qr: { kk: 'Kaspi QR', ru: 'Kaspi QR', en: 'Kaspi QR' },
  phone: { kk: 'Телефонға шот', ru: 'Счёт на телефон', en: 'Invoice to phone' },
  kaspi_gold: { kk: 'Kaspi Gold', ru: 'Kaspi Gold', en: 'Kaspi Gold' },
  kaspi_red: { kk: 'Kaspi Red', ru: 'Kaspi Red', en: 'Kaspi Red' },
  kaspi_credit: { kk: 'Kaspi Кредит', ru: 'Kaspi Кредит', en: 'Kaspi Кредит' },
  kaspi_installment_12: { kk: 'Рассрочка 12 ай', ru: 'Рассрочка 12 мес.', en: 'Рассрочка 12 months' },
  kaspi_installment_24: { kk: 'Рассрочка 24 ай', ru: 'Рассрочка 24 мес.', en: 'Рассрочка 24 months' },
} as const satisfies Readonly<Record<string, LocalText>>;
