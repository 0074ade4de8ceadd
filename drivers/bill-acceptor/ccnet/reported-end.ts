import type { PollState } from './poll.ts';

/**
 * The last end of a bill that the unit has told. A unit repeats it until it hears our ACK, and where that was lost
 * together with the link it does so over the next one: that is no second bill.
 */
export class ToldEnd {
  #told: PollState | null = null;

  /** Whether this answer tells a bill's end that was told already. */
  isRepeated(poll: PollState): boolean {
    return isEnd(poll) && this.#told !== null && keyOf(this.#told) === keyOf(poll);
  }

  /** Takes every answer, after what it tells has been told. */
  heard(poll: PollState): void {
    if (isEnd(poll)) this.#told = poll;
    else if (provesAck(poll)) this.#told = null;
  }
}

function isEnd({ state }: PollState): boolean {
  return state === 'stacked' || state === 'returned';
}

/**
 * Whether the unit speaks of something else because it has heard our ACK: it is at rest, or busy with another bill. A
 * restart, a motor that runs on, and a trouble may stand before the repetition.
 */
function provesAck({ state }: PollState): boolean {
  return (
    state === 'idling' ||
    state === 'unit-disabled' ||
    state === 'accepting' ||
    state === 'escrow' ||
    state === 'holding'
  );
}

function keyOf(poll: PollState): string {
  return 'slot' in poll ? `${poll.state} ${poll.slot}` : poll.state;
}
