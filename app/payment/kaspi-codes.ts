import type { PaymentAction } from './provider.ts';

/** Kaspi's status codes as the corrected table gives them (facts, section 2), each with what the kiosk does. */
const ACTIONS: Readonly<Record<string, PaymentAction>> = {
  '-999': 'retry',
  '-10000': 'payments-off',
  '-1501': 'register-again',
  '-1502': 'register-again',
  '-1503': 'payments-off',
  '-1601': 'purchase-unknown',
  '-14000002': 'payments-off',
  '-99000001': 'purchase-unknown',
  '-99000002': 'payments-off',
  '990000018': 'payments-off',
  '990000026': 'payments-off',
  '990000028': 'refuse-sale',
  '990000033': 'payments-off',
};

/** The recognised text shows these with one zero too many; both forms are read as the same code. */
const ALIASES: Readonly<Record<string, string>> = {
  '-990000001': '-99000001',
  '-990000002': '-99000002',
  '-990000003': '-99000003',
  '-990000005': '-99000005',
  '-990000006': '-99000006',
  '-990000011': '-99000011',
  '-990000020': '-99000020',
  '9900000018': '990000018',
  '9900000026': '990000026',
  '9900000028': '990000028',
  '9900000033': '990000033',
};

/** The code without its damage. */
export function canonicalCode(code: string): string {
  return ALIASES[code] ?? code;
}

/** What to do about a code; an unknown one refuses the sale and never counts as success. */
export function actionOfCode(code: string): PaymentAction {
  return ACTIONS[canonicalCode(code)] ?? 'refuse-sale';
}
