import { z } from 'zod';

/** Reads an amount in tiyn that comes from outside; apart from `money`, so that the screens need no zod. */
export const tiynSchema = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).brand<'Tiyn'>();
