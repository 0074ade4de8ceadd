import { createModelJournal } from '../journal/model-journal.ts';
import { EverythingDevices } from './everything-devices.ts';
import type { Kind } from './simulate-machine.ts';

/** As `everything`, over a model disk that takes its time: an append is often answered later, as by the journal's thread. */
export const slowDisk: Kind = {
  makeJournal: () => createModelJournal({ entriesPerSummary: 60 }),
  withAcceptor: 0.5,
  withSensor: 0.3,
  withPrinter: 0.2,
  withNotesAlone: 0.1,
  withBaskets: 0.3,
  slowAppends: 0.3,
  heldBack: 0,
  technicians: null,
  services: null,
  makeDevices: (world, parts) => new EverythingDevices(world, parts),
};
