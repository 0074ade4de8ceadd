import { createRealJournal } from '../journal/real-journal.ts';
import { EverythingHands } from './everything-hands.ts';
import type { Kind } from './life.ts';

/** The real loop, run-effect, driver and journal; only bank, board, disk and clock are simulated. */
export const everything: Kind = {
  makeJournal: () => createRealJournal(),
  withAcceptor: 0.12,
  withSensor: 0.15,
  makeHands: (world, parts) => new EverythingHands(world, parts),
};
