/** The kinds of simulation; `world/` says what each is made of. */
export const KINDS = [
  'core',
  'services',
  'everything',
  'slow-disk',
  'menu',
  'few-requests',
  'baskets',
  'fleet',
] as const;
export type KindName = (typeof KINDS)[number];
