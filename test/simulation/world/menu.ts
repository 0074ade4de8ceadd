import { core } from './core.ts';
import type { Kind } from './simulate-machine.ts';

/** As `core`, with technicians at the service menu between the customers, and more often with notes to collect. */
export const menu: Kind = { ...core, withAcceptor: 0.8, withTechnicians: true };
