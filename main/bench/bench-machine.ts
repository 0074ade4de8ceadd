import type { Product } from '../../app/config/schema.ts';
import type { BenchSlot, BenchView } from '../../app/ipc/contract.ts';
import type { SimulatedRelay } from '../compose/simulated-devices.ts';

/** The relay's channels and the shelves behind them. */
export class BenchMachine {
  readonly #relay: SimulatedRelay;
  readonly #catalogue: readonly Product[];
  readonly #pulses = new Map<number, number>();
  #isPlugged = true;

  constructor(relay: SimulatedRelay, catalogue: readonly Product[], onChange: () => void) {
    this.#relay = relay;
    this.#catalogue = catalogue;
    relay.simulator.onChange(({ channel, on }) => {
      if (on) this.#pulses.set(channel, this.#pulsesOf(channel) + 1);
      onChange();
    });
    relay.shelf.onFall(onChange);
  }

  view(): NonNullable<BenchView['relay']> {
    return { isPlugged: this.#isPlugged, slots: this.#relay.simulator.channels.map((channel) => this.#slot(channel)) };
  }

  /** Plugs or unplugs the board, which also loses its power without the plug. */
  plug(plugged: boolean): void {
    this.#isPlugged = plugged;
    this.#relay.simulator.setPowered(plugged);
  }

  setStuck(channel: number, stuck: boolean): void {
    this.#relay.shelf.setStuck(channel, stuck);
  }

  #slot(channel: number): BenchSlot {
    const { simulator, shelf } = this.#relay;
    const product = this.#catalogue.find((candidate) => candidate.channel === channel);
    return {
      channel,
      product: product === undefined ? null : { name: product.name.en, picture: product.picture ?? product.id },
      isClosed: simulator.isOn(channel),
      pulses: this.#pulsesOf(channel),
      fallen: shelf.fallen(channel),
      isStuck: shelf.isStuck(channel),
    };
  }

  #pulsesOf(channel: number): number {
    return this.#pulses.get(channel) ?? 0;
  }
}
