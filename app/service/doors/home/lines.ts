import { ZERO_TIYN } from '../../../money/money.ts';
import type { Problem } from '../../../problem.ts';
import type { KioskState } from '../../../session/state/state.ts';
import { mayEnter, type DoorStep } from '../../state/access.ts';
import type { DoorContext } from '../../state/door.ts';
import { LEVELS, type HomeFact, type HomeLine, type HomeState, type Level, type LineValue } from './types.ts';

/** Fewer than so many pieces of a product are low. */
const LOW_STOCK = 3;

/** The lines of the screen, the worst first; of the same level in the order of the machine. */
export function homeLines(state: HomeState, { kiosk, role }: DoorContext): readonly HomeLine[] {
  const lines = [...deviceLines(kiosk), ...dutyLines(kiosk, state), ...machineLines(kiosk, state)];
  return lines
    .map((line) => (line.leadsTo === null || mayEnter(role, line.leadsTo) ? line : { ...line, leadsTo: null }))
    .sort((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level));
}

interface More {
  readonly value?: LineValue;
  readonly problem?: Problem | null;
  readonly leadsTo?: DoorStep;
}

function line(fact: HomeFact, level: Level, { value = {}, problem = null, leadsTo }: More = {}): HomeLine {
  return { fact, level, value, problem, leadsTo: leadsTo ?? null };
}

function deviceLines(kiosk: KioskState): readonly HomeLine[] {
  const { payments, relay, sensor, acceptor, printer, settings, tradePoint } = kiosk;
  return [
    line('payment', PAYMENT_LEVELS[payments.kind], {
      problem: payments.kind === 'lost' ? payments.problem : null,
      value: tradePoint === null ? {} : { text: tradePoint },
      leadsTo: 'payment',
    }),
    line('relay', settings.hasRelay ? GATE_LEVELS[relay.kind] : 'fault', { ...problemOf(relay), leadsTo: 'checks' }),
    line('sensor', GATE_LEVELS[sensor.kind], { ...problemOf(sensor), leadsTo: 'checks' }),
    line('acceptor', acceptor.kind === 'ready' && kiosk.escrowOff !== null ? 'attention' : GATE_LEVELS[acceptor.kind], {
      problem: acceptor.kind === 'out' ? acceptor.problem : kiosk.escrowOff,
      leadsTo: 'checks',
    }),
    line('printer', printer.kind === 'ready' && printer.isPaperNearEnd ? 'attention' : GATE_LEVELS[printer.kind], {
      problem: printer.kind === 'out' ? printer.problem : null,
      leadsTo: 'checks',
    }),
  ];
}

const PAYMENT_LEVELS: Readonly<Record<KioskState['payments']['kind'], Level>> = {
  absent: 'absent',
  connecting: 'unknown',
  ready: 'works',
  lost: 'fault',
};

const GATE_LEVELS: Readonly<Record<'absent' | 'starting' | 'ready' | 'lost' | 'out', Level>> = {
  absent: 'absent',
  starting: 'unknown',
  ready: 'works',
  lost: 'fault',
  out: 'fault',
};

function problemOf(gate: KioskState['sensor']): More {
  return { problem: gate.kind === 'lost' ? gate.problem : null };
}

function dutyLines(kiosk: KioskState, { facts }: HomeState): readonly HomeLine[] {
  const { cassette, stock, settings } = kiosk;
  const short = settings.catalogue.filter(({ id }) => (stock.get(id) ?? LOW_STOCK) < LOW_STOCK);
  const debts = facts?.debts ?? null;
  const hasDebts = debts !== null && debts.count > 0;
  return [
    line('cassette', settings.hasAcceptor ? 'works' : 'absent', {
      value: { count: cassette.bills, amountTiyn: cassette.amountTiyn },
      leadsTo: 'cash',
    }),
    line('stock', short.length > 0 ? 'attention' : 'works', { value: { count: short.length }, leadsTo: 'stock' }),
    line('debts', debts === null ? 'unknown' : hasDebts ? 'attention' : 'works', {
      value: debts === null ? {} : { count: debts.count, amountTiyn: debts.count > 0 ? debts.sumTiyn : ZERO_TIYN },
      leadsTo: 'debts',
    }),
  ];
}

function machineLines({ journal, clockDifferenceMs }: KioskState, { facts }: HomeState): readonly HomeLine[] {
  const entries = facts?.entries ?? null;
  return [
    line('clock', clockDifferenceMs === null ? 'works' : 'attention', {
      value: clockDifferenceMs === null ? {} : { count: Math.round(clockDifferenceMs / 1_000) },
      leadsTo: 'system',
    }),
    line('journal', journal.kind === 'failed' ? 'fault' : journal.kind === 'ready' ? 'works' : 'unknown', {
      value: entries === null ? {} : { count: entries },
      problem: journal.kind === 'failed' ? journal.problem : null,
      leadsTo: 'log',
    }),
    line('version', 'works', { value: facts === null ? {} : { text: facts.version }, leadsTo: 'system' }),
    line('since', 'works', { value: facts === null ? {} : { wallMs: facts.sinceWallMs }, leadsTo: 'system' }),
  ];
}
