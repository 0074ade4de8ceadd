import { z } from 'zod';

/** Reads an amount in tiyn from outside. Kept apart from `money`, so that the screens do not load zod. */
export const tiynSchema = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).brand<'Tiyn'>();
