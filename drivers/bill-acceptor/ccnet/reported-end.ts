import type { PollState } from './protocol/poll.ts';

/**
 * The last end of a bill that was reported. A unit repeats an event until our ACK arrives (spec/peripherals section 1),
 * and where the ACK was lost together with the link, over the next one: that is no second bill.
 */
export class ReportedEnd {
  #reported: PollState | null = null;

  /** Whether this answer repeats an end that was reported already. */
  isRepeated(poll: PollState): boolean {
    return isEnd(poll) && this.#reported !== null && keyOf(this.#reported) === keyOf(poll);
  }

  /** Takes every answer, after its event was reported. */
  take(poll: PollState): void {
    if (isEnd(poll)) this.#reported = poll;
    else if (provesAck(poll)) this.#reported = null;
  }
}

function isEnd({ state }: PollState): boolean {
  return state === 'stacked' || state === 'returned';
}

/**
 * Whether the answer proves that our ACK arrived: the unit is at rest, or handles another bill. A restart, a running
 * motor and a trouble may come before the repetition.
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
