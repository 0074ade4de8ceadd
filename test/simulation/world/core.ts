import { createModelJournal } from '../journal/model-journal.ts';
import { CoreDevices } from './core-devices.ts';
import type { Kind } from './simulate-machine.ts';

/** The real loop and transition over a model disk; the world answers the effects itself. */
export const core: Kind = {
  makeJournal: () => createModelJournal({ entriesPerSummary: 60 }),
  withAcceptor: 0.5,
  withSensor: 0.4,
  withPrinter: 0.3,
  withNotesAlone: 0.1,
  withBaskets: 0,
  slowAppends: 0,
  heldBack: 0,
  technicians: null,
  services: null,
  makeDevices: (world, parts) => new CoreDevices(world, parts),
};
