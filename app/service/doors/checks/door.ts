import { unreachable } from '../../../result.ts';
import { switchBills } from '../../../session/cash/bills.ts';
import { canTryNote, withNoteTry } from '../../../session/cash/tried-note.ts';
import type { KioskEvent } from '../../../session/state/event.ts';
import type { KioskState } from '../../../session/state/state.ts';
import { step } from '../../../session/state/step.ts';
import { UNCHANGED, type Door, type DoorChange, type DoorContext } from '../../state/door.ts';
import { trialAnswered, trialBegun, trialEnded, type TrialOutcome } from '../../trial/trial.ts';
import type { ChecksAction } from './actions.ts';
import { BEAM_WATCH_MS } from './limits.ts';
import type { Beam, ChecksDoor, ChecksOutcome, ChecksState, PrintResult } from './types.ts';
import { passed } from './passed.ts';
import { testSale, testSaleEnded } from './test-sale.ts';
import { checksView } from './view.ts';
import { mainGate } from '../../../session/state/services.ts';

type Change = DoorChange<ChecksDoor>;

const OPENED: ChecksState = {
  channels: null,
  printing: null,
  printed: null,
  isPinging: false,
  pinged: null,
  beam: 'off',
  hand: 'none',
  unmoved: null,
  screen: { touch: null, pixels: null, sound: null },
  hasTestSale: false,
  testSale: null,
};

/** Every part of the machine tried with one's own hand, and each result on record. */
export const checksDoor: Door<ChecksDoor> = {
  open: () => ({ state: OPENED, effects: [{ kind: 'read-facts' }] }),
  act,
  onOutcome,
  onEvent,
  close: (_state, { kiosk }) => ({ ...noteTry(kiosk, null), state: null, effects: [{ kind: 'stop-beam' }] }),
  view: checksView,
};

function act(state: ChecksState, action: ChecksAction, context: DoorContext): Change {
  const { kiosk, role, now } = context;
  switch (action.kind) {
    case 'print':
      return print(state, context);
    case 'ping':
      if (state.isPinging || mainGate(kiosk).kind === 'absent') return UNCHANGED;
      return { state: { ...state, isPinging: true }, effects: [{ kind: 'ping' }] };
    case 'test-sale':
      return testSale(state, context);
    case 'pulse':
      return pulse(state, action.channel, context);
    case 'answer': {
      const { answered, effects } = trialAnswered(action.channel, action.answer, context);
      return { state: null, kiosk: answered.state, entries: answered.entries, effects };
    }
    case 'try-note':
      return canTryNote(kiosk, now) ? { state: null, ...noteTry(kiosk, role) } : UNCHANGED;
    case 'stop-note':
      return { state: null, ...noteTry(kiosk, null) };
    case 'watch-beam':
      if (state.beam !== 'off' || kiosk.sensor.kind === 'absent' || kiosk.checks.pulsing !== null) return UNCHANGED;
      return {
        state: { ...state, beam: 'starting', hand: 'none' },
        effects: [{ kind: 'watch-beam', untilMonoMs: now.monoMs + BEAM_WATCH_MS }],
      };
    case 'stop-beam':
      return { state: { ...state, beam: 'off' }, effects: [{ kind: 'stop-beam' }] };
    case 'screen-checked': {
      const { what, isGood } = action;
      return { state: { ...state, screen: { ...state.screen, [what]: isGood } }, ...passed(context, what, isGood) };
    }
    default:
      return unreachable(action);
  }
}

function onOutcome(state: ChecksState | null, outcome: ChecksOutcome, context: DoorContext): Change {
  switch (outcome.kind) {
    case 'facts-read':
      return state === null
        ? UNCHANGED
        : { state: { ...state, channels: outcome.channels, hasTestSale: outcome.hasTestSale } };
    case 'pulse-ended':
      return pulseEnded(state, outcome, context);
    case 'pinged': {
      const { ms, problem } = outcome;
      const result = passed(context, 'ping', problem === null, `${String(ms)} ms`);
      return { ...result, state: state === null ? null : { ...state, isPinging: false, pinged: { ms, problem } } };
    }
    case 'test-sale-step':
      return state === null ? UNCHANGED : { state: { ...state, testSale: { kind: 'running', step: outcome.step } } };
    case 'test-sale-ended':
      return testSaleEnded(state, outcome, context);
    case 'beam-seen':
      return state === null ? UNCHANGED : beamSeen(state, outcome.beam, context);
    default:
      return unreachable(outcome);
  }
}

/** The end of the test page; the session's own events report the rest. */
function onEvent(state: ChecksState, event: KioskEvent, context: DoorContext): Change {
  if (event.kind !== 'print-done' && event.kind !== 'print-failed') return UNCHANGED;
  if (event.number !== state.printing) return UNCHANGED;
  const { printer } = context.kiosk;
  const isAssumed = printer.kind === 'ready' && printer.isAssumed === true;
  const printed: PrintResult = event.kind === 'print-failed' ? 'failed' : isAssumed ? 'assumed' : 'printed';
  const result = passed(context, 'print', printed === 'printed', printed);
  return { ...result, state: { ...state, printing: null, printed } };
}

function print(state: ChecksState, { kiosk, now }: DoorContext): Change {
  if (state.printing !== null || kiosk.printer.kind === 'absent') return UNCHANGED;
  const number = kiosk.slips + 1;
  return {
    state: { ...state, printing: number, printed: null },
    kiosk: { ...kiosk, slips: number },
    kioskEffects: [
      {
        kind: 'print',
        number,
        slip: { kind: 'test', operatorName: kiosk.settings.operatorName, atMs: now.wallMs },
      },
    ],
  };
}

function pulse(state: ChecksState, channel: number, context: DoorContext): Change {
  const begun = trialBegun(channel, context);
  if (begun === null) return UNCHANGED;
  const { intended, effect } = begun;
  return {
    state: { ...state, beam: 'off', unmoved: null },
    kiosk: intended.state,
    entries: intended.entries,
    effects: [{ kind: 'stop-beam' }, effect],
  };
}

function pulseEnded(state: ChecksState | null, outcome: TrialOutcome, context: DoorContext): Change {
  const { after, unmoved } = trialEnded(outcome, context);
  return {
    state: state === null ? null : { ...state, unmoved },
    kiosk: after.state,
    entries: after.entries,
  };
}

function beamSeen(state: ChecksState, beam: Beam, context: DoorContext): Change {
  // A report that was on its way after the check had ended.
  if (state.beam === 'off') return UNCHANGED;
  const hand = handAfter(state.hand, beam);
  const isFirstPass = hand === 'out' && state.hand !== 'out';
  return { state: { ...state, beam, hand }, ...(isFirstPass ? passed(context, 'sensor', true) : {}) };
}

/** Passed once in each look, however often the hand comes back. */
function handAfter(hand: ChecksState['hand'], beam: Beam): ChecksState['hand'] {
  if (hand === 'none' && beam === 'blocked') return 'in';
  return hand === 'in' && beam === 'free' ? 'out' : hand;
}

/** Switches the notes on or off for a trial, as the session does for a sale. */
function noteTry(kiosk: KioskState, role: DoorContext['role'] | null): Pick<Change, 'kiosk' | 'kioskEffects'> {
  const { state, effects } = switchBills(step(withNoteTry(kiosk, role)));
  return { kiosk: state, kioskEffects: effects };
}
