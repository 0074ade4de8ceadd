/** A customer of the bank: holds the phone, owns purchases, receives invoices. */
export interface Customer {
  /** How tests and the control interface call the customer. */
  readonly id: string;
  /** `ClientName` of 4.6.1. */
  readonly name: string;
  readonly phoneNumber: string;
  /** What `remote/client-info` and `remote/create` make of the number; accepted when left out. */
  readonly invoices?: 'accepted' | 'refused' | 'hidden';
}

/** Pays when nobody says who does. */
export const DEFAULT_CUSTOMER = 'customer';

/** One of every sort; the first number is that of the specification's example. */
export const DEFAULT_CUSTOMERS: readonly Customer[] = [
  { id: DEFAULT_CUSTOMER, name: 'Айгерим Н.', phoneNumber: '87077777777' },
  { id: 'neighbour', name: 'Ерлан С.', phoneNumber: '87011111111' },
  { id: 'without-invoices', name: 'Дана К.', phoneNumber: '87022222222', invoices: 'refused' },
  { id: 'hidden', name: 'Тимур А.', phoneNumber: '87033333333', invoices: 'hidden' },
];

const PHONE_NUMBER = /^(?:\+?7|8)?(\d{10})$/;

/** The ten digits that tell a number from another, whichever prefix it is written with; null when it is none. */
export function significantDigits(phoneNumber: string): string | null {
  return PHONE_NUMBER.exec(phoneNumber.replace(/[\s()-]/g, ''))?.[1] ?? null;
}

/** The customer with a phone number. */
export function findByPhone(customers: readonly Customer[], digits: string): Customer | undefined {
  return customers.find(({ phoneNumber }) => significantDigits(phoneNumber) === digits);
}
