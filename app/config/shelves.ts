import { z } from 'zod';
import { MAX_CHANNEL } from './schema.ts';

/** Numbers at shelves have at most three digits. */
const MAX_SHELF = 999;

const channel = z
  .string()
  .regex(/^[1-9]\d*$/, 'shelf-channel')
  .refine((text) => Number(text) <= MAX_CHANNEL, 'shelf-channel');

/** The numbers at the shelves by channel. They belong to the place: a product that moves to another channel has its number. */
export const shelfNumbersSchema = z.record(channel, z.number().int().min(1).max(MAX_SHELF));

export type ShelfNumbers = Readonly<z.infer<typeof shelfNumbersSchema>>;

/** The number that customers read at a channel's shelf. */
export function shelfOf(channelNumber: number, shelves: ShelfNumbers): number;
export function shelfOf(channelNumber: number, shelves: ShelfNumbers | null): number | null;
export function shelfOf(channelNumber: number, shelves: ShelfNumbers | null): number | null {
  return shelves === null ? null : (shelves[String(channelNumber)] ?? channelNumber);
}
