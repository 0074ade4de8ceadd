import type { JournalEntry } from '../../../journal/entry.ts';
import type { DeviceFacts, TradePoint } from '../../../payment/provider.ts';
import type { Role } from '../../../role.ts';
import { isMoneyOpen } from '../../../session/quiet.ts';
import type { KioskState } from '../../../session/state/state.ts';
import { acted } from '../../state/acted.ts';
import { UNCHANGED, type Door, type DoorChange } from '../../state/door.ts';
import type { PaymentAction } from './actions.ts';
import { onPaymentOutcome } from './outcomes.ts';
import { pageOf } from './points.ts';
import type { PaymentBusy, PaymentDoor, PaymentState } from './types.ts';
import { mainGate, serviceOf } from '../../../session/state/services.ts';

type Change = DoorChange<PaymentDoor>;

/** The payment service: its connection, this machine's device, and its trade point. */
export const paymentDoor: Door<PaymentDoor> = {
  open: () => ({
    state: {
      facts: null,
      answer: null,
      busy: 'ask',
      list: null,
      notice: null,
      chosen: null,
      verifier: null,
      verification: null,
    },
    effects: [{ kind: 'read-facts' }, { kind: 'ask' }],
  }),
  act(state, action, { kiosk, role }) {
    if (action.kind === 'verify') return verify(state, action.idn, role);
    return state.busy === null ? onAct(state, action, kiosk, role) : lookAt(state, action);
  },
  onOutcome: (state, outcome, { role }) => onPaymentOutcome(state, outcome, role),
  onEvent: (_state, event) =>
    event.kind === 'connect-answered' ? { state: null, effects: [{ kind: 'read-facts' }] } : UNCHANGED,
  view({ list, verifier, ...state }, { kiosk }) {
    const payments = mainGate(kiosk);
    const { tradePoint } = kiosk;
    const asking = verifier === null ? null : serviceOf(kiosk, verifier.provider);
    const unverified = asking?.gate.kind === 'lost' ? asking.gate.problem : null;
    return {
      ...state,
      gate: payments.kind,
      problem: payments.kind === 'lost' ? payments.problem : null,
      tradePoint,
      list: list === null ? null : pageOf(list),
      verifier: verifier === null ? null : { ...verifier, problem: unverified },
    };
  },
};

function onAct(state: PaymentState, action: PaymentAction, kiosk: KioskState, role: Role): Change {
  const device = state.facts?.kind === 'device' ? state.facts.device : null;
  if (device === null && action.kind === 'ask' && state.facts?.kind === 'service') return begun(state, 'ask');
  if (device === null && action.kind !== 'restart') return UNCHANGED;
  switch (action.kind) {
    case 'ask':
    case 'list':
      return begun(state, action.kind);
    case 'register':
      if (device !== null && isElsewhere(device, state.chosen) && isMoneyOpen(kiosk))
        return { state: { ...state, notice: { kind: 'money-open' } } };
      return begun(state, 'register', [acted(role, 'payment', 'device-register', { about: device?.deviceId })]);
    case 'give-up': {
      // Who paid a moment ago, or waits for a refund, needs the device.
      if (isMoneyOpen(kiosk)) return { state: { ...state, notice: { kind: 'money-open' } } };
      const before = device?.registered?.tradePointId;
      return begun(state, 'give-up', [acted(role, 'payment', 'device-give-up', { about: device?.deviceId, before })]);
    }
    case 'choose':
      return choose(state, action.id, role);
    case 'restart':
      return begun(state, 'restart', [acted(role, 'payment', 'restart')]);
    default:
      return lookAt(state, action);
  }
}

/** One at a time; it keeps nothing else from being done. */
function verify(state: PaymentState, idn: string, role: Role): Change {
  const { verification, verifier } = state;
  if (verifier === null || verification?.kind === 'starting' || verification?.kind === 'waiting') return UNCHANGED;
  return {
    state: { ...state, verification: { kind: 'starting' } },
    // The number may be a person's ИИН, which the books do not need.
    entries: [acted(role, 'payment', 'organisation-verify', { about: verifier.title })],
    effects: [{ kind: 'verify', idn }],
  };
}

/** Turning pages changes nothing else. */
function lookAt(state: PaymentState, action: PaymentAction): Change {
  const { list } = state;
  if (list === null) return UNCHANGED;
  if (action.kind === 'search') return { state: { ...state, list: { ...list, search: action.text, page: 0 } } };
  if (action.kind === 'page') return { state: { ...state, list: { ...list, page: action.page } } };
  return action.kind === 'close-list' ? { state: { ...state, list: null } } : UNCHANGED;
}

function begun(
  state: PaymentState,
  busy: Exclude<PaymentBusy, 'choose'>,
  entries: readonly JournalEntry[] = [],
): Change {
  return { state: { ...state, busy, notice: null }, entries, effects: [{ kind: busy }] };
}

function choose(state: PaymentState, id: string, role: Role): Change {
  const point: TradePoint | undefined = state.list?.points.find((one) => one.id === id);
  if (point === undefined || state.facts?.kind !== 'device') return UNCHANGED;
  const before = state.chosen?.id ?? state.facts.device.wantedTradePointId;
  return {
    state: { ...state, busy: 'choose', notice: null },
    entries: [acted(role, 'payment', 'trade-point', { about: point.name, before, after: id })],
    effects: [{ kind: 'choose', point, before }],
  };
}

/** Registering it at the wanted trade point then includes giving it up at the present one. */
function isElsewhere({ registered, wantedTradePointId }: DeviceFacts, chosen: TradePoint | null): boolean {
  const wanted = chosen?.id ?? wantedTradePointId;
  return registered !== null && wanted !== null && registered.tradePointId !== wanted;
}
