import { core } from './core.ts';
import { FleetOperator } from './fleet-operator.ts';
import type { Kind } from './simulate-machine.ts';

/** As `core`, with the commands of a fleet at any moment. */
export const fleet: Kind = { ...core, makeOperator: (world, parts) => new FleetOperator(world, parts) };
