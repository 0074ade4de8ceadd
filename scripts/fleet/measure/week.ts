import { SECOND_MS } from '../../../app/units.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { FieldFleet, until } from './field-fleet.ts';

/** Hours of sales pass in seconds. */
const HURRY = 100;
const CONNECTED_MS = 360 * SECOND_MS;

/** What came of it. */
export interface Week {
  readonly sales: number;
  readonly messages: number;
  readonly right: number;
  /** From the new connection until the books had everything; null where that took longer than the limit. */
  readonly deliveredMs: number | null;
}

/** A machine sells so often without a broker, and tells all of it at once. */
export async function measureWeek(options: {
  readonly folder: string;
  readonly sales: number;
  readonly limitMs: number;
}): Promise<Week> {
  const fleet = await FieldFleet.start({ folder: options.folder, machines: 1, hasDefaultQueue: false, hurry: HURRY });
  try {
    const [one] = fleet.machines;
    if (one === undefined) throw new Error('there is no machine');
    await until(() => fleet.isDelivered(), options.limitMs);
    const { upTo } = fleet.position(one);
    one.road.close();
    for (let sale = 0; sale < options.sales; sale += 1) {
      await until(() => one.machine.isIdle, options.limitMs);
      one.machine.visit();
      await until(() => !one.machine.hasCustomer, options.limitMs);
    }
    const before = one.connected.length;
    one.road.reopen();
    // The pauses between its attempts have grown up to five minutes.
    await until(() => one.connected.length > before, CONNECTED_MS);
    const sinceMs = one.connected.at(-1) ?? 0;
    const isDelivered = await until(() => fleet.isDelivered(), options.limitMs);
    const deliveredMs = isDelivered ? Math.round(systemClock.monoMs() - sinceMs) : null;
    const { sales, right } = await fleet.compared(options.limitMs);
    return { sales, right, messages: fleet.position(one).last - upTo, deliveredMs };
  } finally {
    await fleet.stop();
  }
}
