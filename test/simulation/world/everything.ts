import { createRealJournal } from '../journal/real-journal.ts';
import { EverythingDevices } from './everything-devices.ts';
import type { Kind } from './simulate-machine.ts';

/** The real loop, run-effect, driver and journal; only bank, board, disk and clock are simulated. */
export const everything: Kind = {
  makeJournal: () => createRealJournal(),
  withAcceptor: 0.12,
  withSensor: 0.15,
  withPrinter: 0.15,
  withNotesAlone: 0.1,
  withBaskets: 0.3,
  slowAppends: 0,
  heldBack: 0,
  technicians: null,
  services: null,
  makeDevices: (world, parts) => new EverythingDevices(world, parts),
};
