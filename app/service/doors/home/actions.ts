import { z } from 'zod';

/** What can be looked for again: a device, the payment service, or whether the journal can be written. */
export const LOOKED_FOR = ['payment', 'relay', 'sensor', 'acceptor', 'printer', 'journal'] as const;
export type LookedFor = (typeof LOOKED_FOR)[number];

/** What can be done at the door: everything is read again, or one thing is looked for again. */
export const homeActions = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('refresh') }),
  z.strictObject({ kind: z.literal('look'), what: z.enum(LOOKED_FOR) }),
]);
export type HomeAction = z.infer<typeof homeActions>;
