/** The simulation with the product in it: what a mutation loads anew. */
export { Decisions } from '../engine/decisions.ts';
export { loadKind } from '../run/load-kind.ts';
export { play } from '../run/play.ts';
