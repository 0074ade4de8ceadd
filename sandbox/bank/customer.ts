/** A customer of the bank: holds the phone, owns purchases, receives invoices. */
export interface Customer {
  /** The customer's name in tests and in the control interface. */
  readonly id: string;
  /** `ClientName` of 4.6.1. */
  readonly name: string;
  readonly phoneNumber: string;
  /** How `remote/client-info` and `remote/create` treat the number; accepted by default. */
  readonly invoices?: 'accepted' | 'refused' | 'hidden';
}

/** The customer who pays when none is named. */
export const DEFAULT_CUSTOMER = 'customer';

/** Customers with every value of `invoices`; the first phone number is that of the specification's example. */
export const DEFAULT_CUSTOMERS: readonly Customer[] = [
  { id: DEFAULT_CUSTOMER, name: 'Айгерим Н.', phoneNumber: '87077777777' },
  { id: 'neighbour', name: 'Ерлан С.', phoneNumber: '87011111111' },
  { id: 'without-invoices', name: 'Дана К.', phoneNumber: '87022222222', invoices: 'refused' },
  { id: 'hidden', name: 'Тимур А.', phoneNumber: '87033333333', invoices: 'hidden' },
];

const PHONE_NUMBER = /^(?:\+?7|8)?(\d{10})$/;

/** The ten digits of a phone number without its prefix, however it is written; null when it is not a phone number. */
export function significantDigits(phoneNumber: string): string | null {
  return PHONE_NUMBER.exec(phoneNumber.replace(/[\s()-]/g, ''))?.[1] ?? null;
}

/** The customer with this phone number. */
export function findByPhone(customers: readonly Customer[], digits: string): Customer | undefined {
  return customers.find(({ phoneNumber }) => significantDigits(phoneNumber) === digits);
}
