import { z } from 'zod';

/** The parity of the line; the same for all devices on it. */
export const parity = z.enum(['none', 'even', 'odd']).describe('The parity of the line.');

/** The address of a device: 1 to 247 are devices, 0 is everybody. */
export const address = z.number().int().min(1).max(247).describe('The address of the board on the bus.');

/** Whether an RS-485 adapter gives back what is sent. */
export const echo = z
  .enum(['auto', 'on', 'off'])
  .describe('Whether the RS-485 adapter gives back every byte that is sent; `auto` finds out.');

/** The longest that a gateway may take to answer: a pulse and a fall are over by then. */
const MAX_ANSWER_LIMIT_MS = 2_000;

/** The device's processing time before it answers, in addition to the time on the line. */
export const answerLimitMs = z
  .number()
  .int()
  .min(50)
  .max(MAX_ANSWER_LIMIT_MS)
  .describe('How long an answer may take, in milliseconds; more for a slow gateway.');

/** The settings of a line and a device that are not configured. */
export const BUS_DEFAULTS = { baudRate: 9_600, parity: 'none', address: 1, echo: 'auto' } as const;

/** The highest number of a coil or an input; they count from 0. */
export const MAX_BUS_NUMBER = 0xffff;

/** The number of a coil or an input on the bus. */
export const busNumber = z.number().int().min(0).max(MAX_BUS_NUMBER);
