import { core } from './core.ts';
import type { Kind } from './simulate-machine.ts';

/**
 * As `core`, with a payment service that takes so many requests in a minute: what comes after is not sent. Without
 * notes, because what is not sent matters to refunds alone.
 */
export const fewRequests: Kind = { ...core, withAcceptor: 0, withBaskets: 0.3, heldBack: 0.5 };
