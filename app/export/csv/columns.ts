/** The columns of the sales for the accountant, in their order. */
export const SALES_COLUMNS = [
  'column-date',
  'column-time',
  'column-record',
  'column-order',
  'column-product',
  'column-channel',
  'column-quantity',
  'column-delivered-pieces',
  'column-price',
  'column-received',
  'column-cash',
  'column-qr',
  'column-delivered',
  'column-refunded',
  'column-owed',
  'column-in-doubt',
  'column-payments',
  'column-claim',
  'column-state',
  'column-ways',
  'column-commission',
] as const;

/** The words in its cells. */
export const SALES_CELLS = [
  'record-sale',
  'record-orphan',
  'state-open',
  'state-unresolved',
  'state-debt',
  'state-closed',
  'state-orphan',
  'state-unnamed',
] as const;

/** A word of the table. */
export type SalesWord = (typeof SALES_COLUMNS)[number] | (typeof SALES_CELLS)[number];
