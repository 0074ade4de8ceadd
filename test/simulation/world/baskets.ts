import { core } from './core.ts';
import type { Kind } from './simulate-machine.ts';

/** As `core`, with baskets of several products, and more of the power cuts and stuck spirals that come between two pieces. */
export const baskets: Kind = { ...core, withSensor: 0.6, withBaskets: 1 };
