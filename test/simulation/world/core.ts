import { createModelJournal } from '../journal/model-journal.ts';
import { CoreHands } from './core-hands.ts';
import type { Kind } from './life.ts';

/** The real loop and transition over a model disk; the world answers the effects itself. */
export const core: Kind = {
  makeJournal: () => createModelJournal({ entriesPerSummary: 60 }),
  withAcceptor: 0.5,
  withSensor: 0.4,
  makeHands: (world, parts) => new CoreHands(world, parts),
};
