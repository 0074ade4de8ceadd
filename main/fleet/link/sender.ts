import { MOST_IN_FLIGHT } from '../../../app/fleet/outbox/limits.ts';
import { topicOf } from '../../../app/fleet/wire/topics.ts';
import type { Kept, Outbox } from '../outbox/outbox.ts';
import type { Link } from './link.ts';

/** What the sender sends with. */
export interface SenderPorts {
  readonly kioskId: string;
  readonly outbox: Outbox;
  readonly link: Link;
  readonly wallMs: () => number;
  /** Runs what may meet a full or broken disk. */
  readonly attempt: (act: () => void) => void;
}

/** Sends what the outbox has, in order, a few messages at once, over one connection. */
export class Sender {
  readonly #ports: SenderPorts;
  readonly #inFlight = new Set<number>();
  /** Acknowledged, and not written down yet. */
  readonly #acknowledged = new Set<number>();
  #isOver = false;

  constructor(ports: SenderPorts) {
    this.#ports = ports;
  }

  /** Sends on, if there is anything to send. */
  kick(): void {
    if (this.#isOver || this.#inFlight.size > MOST_IN_FLIGHT / 2) return;
    this.#ports.attempt(() => {
      this.#writeDown();
    });
    this.#ports.attempt(() => {
      const wanted = MOST_IN_FLIGHT - this.#inFlight.size;
      const known = this.#inFlight.size + this.#acknowledged.size;
      const isNew = ({ sequence }: Kept): boolean => !this.#inFlight.has(sequence) && !this.#acknowledged.has(sequence);
      const found = this.#ports.outbox.unsent(0, wanted + known).filter(isNew);
      for (const message of found.slice(0, wanted)) this.#send(message);
    });
  }

  /** The connection is gone: what was acknowledged is written down, the rest is sent over the next one. */
  end(): void {
    this.#isOver = true;
    this.#ports.attempt(() => {
      this.#writeDown();
    });
  }

  #writeDown(): void {
    if (this.#acknowledged.size === 0) return;
    this.#ports.outbox.sent([...this.#acknowledged], this.#ports.wallMs());
    this.#acknowledged.clear();
  }

  #send(message: Kept): void {
    const { sequence, topic } = message;
    const { kioskId, link } = this.#ports;
    this.#inFlight.add(sequence);
    void link.publish(topicOf(kioskId, topic), this.#payload(message)).then((isAcknowledged) => {
      this.#inFlight.delete(sequence);
      if (isAcknowledged) this.#acknowledged.add(sequence);
      this.kick();
    });
  }

  #payload({ sequence, from, class: kind, topic, atMs, body }: Kept): string {
    const { kioskId, outbox } = this.#ports;
    const head = JSON.stringify({ kioskId, series: outbox.series, sequence, at: atMs }).slice(0, -1);
    if (kind === 'dropped') return `${head},"event":${JSON.stringify({ kind, from })}}`;
    return `${head},"${topic === 'sales' ? 'sale' : 'event'}":${body}}`;
  }
}
