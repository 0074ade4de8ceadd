import { canAcceptMoney } from '../../session/choose/can-accept-money.ts';
import { homeLines } from '../doors/home/lines.ts';
import type { HomeLine, HomeState, LineValue } from '../doors/home/types.ts';
import { shownNotice } from '../../session/state/shown-notice.ts';
import { slotsOf } from '../doors/stock/slots.ts';
import type { KioskState } from '../../session/state/state.ts';
import { alarmsOf, type Alarms } from '../../fleet/alarms.ts';
import type { OnlineState, StateLine, StockLine } from '../../fleet/wire/state.ts';

/** What a machine says of itself: the lines of the menu's home as data, its shelf, and why nothing is sold. */
export type MachineFacts = Pick<OnlineState, 'problem' | 'lines' | 'closed' | 'notice' | 'stock' | 'clockOffsetMs'>;

/** The same source as the menu's home, so that nobody hears anything else from afar than in front of the machine. */
export function machineFacts(
  kiosk: KioskState,
  home: HomeState,
): { readonly facts: MachineFacts; readonly alarms: Alarms } {
  const lines = homeLines(home, { kiosk, role: 'technician' }).filter(isToldFromAfar).map(stateLine);
  const gate = canAcceptMoney(kiosk);
  const problem = gate.kind === 'closed' ? { ...gate.problem, parameters: { ...gate.problem.parameters } } : null;
  const slots = slotsOf(kiosk);
  const clockOffsetMs = home.facts?.service?.clockOffsetMs ?? null;
  return {
    facts: {
      problem,
      lines,
      closed: kiosk.closed,
      notice: shownNotice(kiosk.notice),
      stock: stockOf(kiosk),
      clockOffsetMs,
    },
    // A machine that has only just started is neither closed nor open yet.
    alarms: withStarting(alarmsOf(lines, slots, problem), gate.kind === 'starting'),
  };
}

/** How the fleet hears a machine the fleet knows itself; what it cannot know is how long its certificate counts. */
function isToldFromAfar({ fact, text }: HomeLine): boolean {
  return fact !== 'fleet' || text?.key === 'fleet.soon' || text?.key === 'fleet.expired';
}

function withStarting({ open, unknown }: Alarms, isStarting: boolean): Alarms {
  return { open, unknown: isStarting ? [...unknown, 'out-of-service'] : unknown };
}

function stateLine({ fact, level, service, problem, text }: HomeLine): StateLine {
  const values = Object.entries(text?.values ?? {}).filter(([, value]) => value !== undefined);
  return {
    fact,
    level,
    service: service?.provider ?? null,
    problem: problem === null ? null : { ...problem, parameters: { ...problem.parameters } },
    key: text?.key ?? null,
    values: Object.fromEntries(values.map(([name, value]): [string, LineValue | undefined] => [name, value])),
  };
}

function stockOf(kiosk: KioskState): StockLine[] {
  return slotsOf(kiosk).map(({ productId, name, channel, left, capacity, isOff, isStuck }) => ({
    productId,
    name: { ...name },
    channel,
    priceTiyn: kiosk.settings.catalogue.find(({ id }) => id === productId)?.priceTiyn ?? 0,
    count: left,
    capacity,
    isOff,
    isStuck,
  }));
}
