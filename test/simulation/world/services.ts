import { createModelJournal } from '../journal/model-journal.ts';
import { CoreDevices } from './core-devices.ts';
import type { Kind } from './simulate-machine.ts';

/** As `core`, on machines with all payment services, which the program's own `runEffect` asks. */
export const services: Kind = {
  makeJournal: () => createModelJournal({ entriesPerSummary: 60 }),
  withAcceptor: 0.4,
  withSensor: 0.2,
  withPrinter: 0.2,
  withNotesAlone: 0,
  slowAppends: 0,
  heldBack: 0,
  withTechnicians: false,
  withServices: true,
  makeDevices: (world, parts) => new CoreDevices(world, parts),
};
