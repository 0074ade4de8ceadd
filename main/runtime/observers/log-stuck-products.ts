import type { Log } from '../../../app/log/events.ts';
import { stuckProducts } from '../../../app/session/dispense/stuck-products.ts';
import type { LoopObserver } from './observer.ts';

/** Logs each product that is withdrawn from sale, once. */
export function logStuckProducts(log: Log): LoopObserver {
  return {
    name: 'log-stuck-products',
    observe({ before, after }): void {
      const known = stuckProducts(before);
      for (const productId of stuckProducts(after)) {
        if (!known.includes(productId)) log.write('warning', 'product-stuck', { productId });
      }
    },
  };
}
