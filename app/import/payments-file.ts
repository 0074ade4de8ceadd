/** Why a list of payments as a whole cannot be read. */
export const PAYMENTS_FILE_FAILURES = [
  'unreadable',
  'too-long',
  'empty',
  'no-json',
  'no-list',
  'column-missing',
  'column-twice',
] as const;
export type PaymentsFileFailure = (typeof PAYMENTS_FILE_FAILURES)[number];
