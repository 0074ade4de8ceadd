/** The methods of the second scheme that a kiosk may call. */
export const ENDPOINTS = [
  'partner/tradepoints',
  'device/register',
  'device/delete',
  'qr/create',
  'payment/status',
  'return/create',
  'return/status',
  'return/operations',
  'payment/details',
  'payment/return',
  'health/ping',
] as const;
export type Endpoint = (typeof ENDPOINTS)[number];
