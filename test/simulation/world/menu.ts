import { core } from './core.ts';
import { MenuOfMachine } from './menu-of-machine.ts';
import type { Kind } from './simulate-machine.ts';
import { Technicians } from './technicians.ts';

/** As `core`, with technicians at the service menu between the customers, and more often with notes to collect. */
export const menu: Kind = {
  ...core,
  withAcceptor: 0.8,
  withBaskets: 0.3,
  technicians: {
    makeMenu: (world, auditor, context) => new MenuOfMachine(world, auditor, context),
    makeTechnicians: (world, parts) => new Technicians(world, parts),
  },
};
