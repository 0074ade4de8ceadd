import { canAcceptMoney } from '../../../session/choose/can-accept-money.ts';
import type { KioskEvent } from '../../../session/state/event.ts';
import type { KioskState } from '../../../session/state/state.ts';
import { SECOND_MS } from '../../../units.ts';
import { UNCHANGED, type Door, type DoorChange } from '../../state/door.ts';
import type { LookedFor } from './actions.ts';
import { cureOf } from './cures.ts';
import { homeLines } from './lines.ts';
import type { HomeDoor, HomeOutcome, HomeState } from './types.ts';
import type { ServiceState } from '../../../session/state/service-state.ts';
import type { Effect } from '../../../session/state/effect.ts';

/** The interval of the readings that cost nothing, while the door is open. */
const FACTS_EVERY_MS = 5 * SECOND_MS;
const STORED_EVERY_MS = 30 * SECOND_MS;
/** A device that has not answered by then is not there. */
const LOOK_LIMIT_MS = 10 * SECOND_MS;

const WAITING = { kind: 'waiting' } as const;
const NEW: HomeState = {
  facts: null,
  journal: WAITING,
  chain: WAITING,
  certificate: WAITING,
  looks: [],
  factsDueMonoMs: null,
  storedDueMonoMs: null,
};
const READ_ALL = [{ kind: 'read-facts' }, { kind: 'read-stored' }] as const;

/** Is this machine earning money, and if not, why. */
export const homeDoor: Door<HomeDoor> = {
  open: () => ({ state: NEW, effects: READ_ALL }),
  act(state, action, { kiosk, role, now }) {
    if (action.kind === 'refresh') return { state: { ...state, chain: WAITING }, effects: READ_ALL };
    const { what } = action;
    if (role !== 'technician' || state.looks.some((look) => look.what === what)) return UNCHANGED;
    const looks = [...state.looks, { what, untilMonoMs: now.monoMs + LOOK_LIMIT_MS }];
    return { state: { ...state, looks }, ...searchFor(what, kiosk) };
  },
  onOutcome: (state, outcome, { now }) =>
    state === null ? UNCHANGED : { state: withOutcome(state, outcome, now.monoMs) },
  onEvent(state, event, { now }) {
    if (event.kind === 'time-passed') return onTimePassed(state, now.monoMs);
    const over = LOOK_ENDS[event.kind];
    if (over === undefined || !state.looks.some(({ what }) => what === over)) return UNCHANGED;
    const looks = state.looks.filter(({ what }) => what !== over);
    return { state: { ...state, looks }, effects: [{ kind: 'read-facts' }] };
  },
  deadline({ looks, factsDueMonoMs, storedDueMonoMs }) {
    const all = [factsDueMonoMs, storedDueMonoMs, ...looks.map(({ untilMonoMs }) => untilMonoMs)];
    const due = all.filter((at) => at !== null);
    return due.length === 0 ? null : Math.min(...due);
  },
  view(state, context) {
    const gate = canAcceptMoney(context.kiosk);
    const closed = gate.kind === 'closed' ? { problem: gate.problem, cure: cureOf(gate.problem, context.role) } : null;
    return { closed, lines: homeLines(state, context), looking: state.looks.map(({ what }) => what) };
  },
};

/** The events after which something is not looked for any more. */
const LOOK_ENDS: Readonly<Partial<Record<KioskEvent['kind'], LookedFor>>> = {
  'connect-answered': 'payment',
  'ping-answered': 'payment',
  'relay-ready': 'relay',
  'relay-lost': 'relay',
  'sensor-ready': 'sensor',
  'sensor-lost': 'sensor',
  'acceptor-ready': 'acceptor',
  'acceptor-out': 'acceptor',
  'printer-ready': 'printer',
  'printer-out': 'printer',
  'journal-recovered': 'journal',
};

/** Asks the payment service and the journal as the session does; main looks for a device. */
function searchFor(what: LookedFor, kiosk: KioskState): Pick<DoorChange<HomeDoor>, 'effects' | 'kioskEffects'> {
  switch (what) {
    case 'payment':
      return { kioskEffects: kiosk.services.flatMap(askedNow) };
    case 'journal':
      return kiosk.journal.kind === 'failed' ? { kioskEffects: [{ kind: 'probe-journal' }] } : {};
    default:
      return { effects: [{ kind: 'look', what }] };
  }
}

function withOutcome(state: HomeState, outcome: HomeOutcome, monoMs: number): HomeState {
  switch (outcome.kind) {
    case 'facts-read':
      return { ...state, facts: outcome.facts, factsDueMonoMs: monoMs + FACTS_EVERY_MS };
    case 'journal-read':
      return { ...state, journal: { kind: 'found', value: outcome.journal } };
    case 'certificate-read':
      return { ...state, certificate: { kind: 'found', value: outcome.certificate } };
    case 'fleet-read':
      return { ...state, fleet: outcome.fleet };
    case 'chain-read':
      return { ...state, chain: { kind: 'found', value: outcome.chain }, storedDueMonoMs: monoMs + STORED_EVERY_MS };
  }
}

function onTimePassed(state: HomeState, monoMs: number): DoorChange<HomeDoor> {
  const isDue = (at: number | null): boolean => at !== null && at <= monoMs;
  const looks = state.looks.filter(({ untilMonoMs }) => untilMonoMs > monoMs);
  const readsFacts = isDue(state.factsDueMonoMs);
  const readsStored = isDue(state.storedDueMonoMs);
  if (!readsFacts && !readsStored && looks.length === state.looks.length) return UNCHANGED;
  return {
    state: {
      ...state,
      looks,
      factsDueMonoMs: readsFacts ? null : state.factsDueMonoMs,
      storedDueMonoMs: readsStored ? null : state.storedDueMonoMs,
    },
    effects: [
      ...(readsFacts ? ([{ kind: 'read-facts' }] as const) : []),
      ...(readsStored ? ([{ kind: 'read-stored' }] as const) : []),
    ],
  };
}

/** What shows at once whether a service answers. */
function askedNow({ about: { provider }, gate }: ServiceState): readonly Effect[] {
  if (gate.kind === 'ready') return [{ kind: 'ping-payments', provider }];
  return gate.kind === 'lost' ? [{ kind: 'connect-payments', provider }] : [];
}
