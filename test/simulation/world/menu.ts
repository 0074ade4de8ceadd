import { core } from './core.ts';
import type { Kind } from './simulate-machine.ts';

/** As `core`, with technicians at the service menu between the customers. */
export const menu: Kind = { ...core, withTechnicians: true };
