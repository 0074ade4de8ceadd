import { z } from 'zod';

/** The parity of the line; the same for all devices on it. */
export const parity = z.enum(['none', 'even', 'odd']).describe('The parity of the line.');

/** The address of a device: 1 to 247 are devices, 0 is everybody. */
export const address = z.number().int().min(1).max(247).describe('The address of the board on the bus.');

/** How a line and a device are set where the configuration says nothing. */
export const BUS_DEFAULTS = { baudRate: 9_600, parity: 'none', address: 1 } as const;

/** The highest number of a coil or an input; they count from 0. */
export const MAX_BUS_NUMBER = 0xffff;

/** The number of a coil or an input on the bus. */
export const busNumber = z.number().int().min(0).max(MAX_BUS_NUMBER);
