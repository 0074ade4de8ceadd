import type { Clock } from '../../../app/ports/clock.ts';
import { SECOND_MS } from '../../../app/units.ts';
import type { EventLoop } from '../../../main/runtime/event-loop.ts';
import type { Random } from './random.ts';
import type { SimulatedBank } from './bank.ts';

/** Somebody looks at the screen so often, and goes after so many looks. */
const LOOK_MS = SECOND_MS;
const PATIENCE = 120;

/** Who stands in front of a machine, and what they have. */
export interface CustomerParts {
  readonly loop: EventLoop;
  readonly bank: SimulatedBank;
  readonly clock: Clock;
  readonly chance: Random;
  /** Called once. */
  readonly leave: () => void;
}

/** A person who touches a product, pays with the telephone, takes the product and goes. */
export class Customer {
  readonly #parts: CustomerParts;
  #looks = 0;
  #wants = true;

  constructor(parts: CustomerParts) {
    this.#parts = parts;
    this.#look();
  }

  #look(): void {
    const { clock, leave } = this.#parts;
    this.#looks += 1;
    if (this.#looks > PATIENCE || this.#act() === 'goes') leave();
    else
      clock.setTimer(LOOK_MS, () => {
        this.#look();
      });
  }

  #act(): 'stays' | 'goes' {
    const { loop, bank } = this.#parts;
    const { screen, frame } = loop.view();
    const { revision } = frame;
    switch (screen.name) {
      case 'idle': {
        const product = this.#wants ? this.#choice(screen.products) : null;
        if (product === null) return 'goes';
        this.#wants = false;
        loop.dispatch({ kind: 'choose', productId: product, revision, freshId: crypto.randomUUID() });
        return 'stays';
      }
      case 'payment':
        loop.dispatch({ kind: 'method', method: 'qr', revision, freshId: crypto.randomUUID() });
        return 'stays';
      case 'qr':
        bank.pay();
        return 'stays';
      case 'success':
      case 'error':
        loop.dispatch({ kind: 'done', revision });
        return 'goes';
      case 'out-of-service':
      case 'service':
        return 'goes';
      default:
        return 'stays';
    }
  }

  #choice(products: readonly { readonly id: string; readonly soldOut: boolean }[]): string | null {
    const offered = products.filter(({ soldOut }) => !soldOut);
    return offered[this.#parts.chance.below(Math.max(1, offered.length))]?.id ?? null;
  }
}
