import type { Problem } from '../../../problem.ts';
import { canTryNote } from '../../../session/cash/tried-note.ts';
import type { DoorContext } from '../../state/door.ts';
import { channelViews } from '../../trial/channel-view.ts';
import { TEST_SALE_TIYN } from './limits.ts';
import { canTestSale } from './test-sale.ts';
import type { ChecksState, ChecksView } from './types.ts';
import { mainGate } from '../../../session/state/services.ts';

/** What the door shows. */
export function checksView(state: ChecksState, { kiosk, now }: DoorContext): ChecksView {
  const { acceptor, printer, sensor, relay, checks, settings } = kiosk;
  const payments = mainGate(kiosk);
  const passedAt = (what: string): number | null => checks.passed.get(what) ?? null;
  return {
    print: {
      isAbsent: printer.kind === 'absent',
      canStart: printer.kind !== 'absent' && state.printing === null,
      problem: problemOf(printer),
      passedAtMs: passedAt('print'),
      isRunning: state.printing !== null,
      result: state.printed,
      isPaperNearEnd: printer.kind === 'ready' && printer.isPaperNearEnd,
    },
    channels: settings.hasRelay ? channelViews(state.channels, state.unmoved, kiosk) : [],
    relay: { isAbsent: !settings.hasRelay, canStart: false, problem: problemOf(relay), passedAtMs: null },
    bill: {
      isAbsent: acceptor.kind === 'absent',
      canStart: canTryNote(kiosk, now),
      problem: problemOf(acceptor) ?? kiosk.escrowOff,
      passedAtMs: passedAt('bill'),
      step: checks.noteTry?.step ?? null,
      billTiyn: checks.noteTry?.billTiyn ?? null,
    },
    sensor: {
      isAbsent: sensor.kind === 'absent',
      canStart: sensor.kind !== 'absent' && checks.pulsing === null,
      problem: problemOf(sensor),
      passedAtMs: passedAt('sensor'),
      beam: state.beam,
      hand: state.hand,
    },
    ping: {
      isAbsent: payments.kind === 'absent',
      canStart: payments.kind !== 'absent' && !state.isPinging,
      problem: null,
      passedAtMs: passedAt('ping'),
      isRunning: state.isPinging,
      result: state.pinged,
    },
    testSale: {
      isAbsent: !state.hasTestSale,
      canStart: canTestSale(state, kiosk),
      problem: null,
      passedAtMs: passedAt('test-sale'),
      sale: state.testSale,
      amountTiyn: TEST_SALE_TIYN,
    },
    touch: { isGood: state.screen.touch, passedAtMs: passedAt('touch') },
    pixels: { isGood: state.screen.pixels, passedAtMs: passedAt('pixels') },
    sound: { isGood: state.screen.sound, passedAtMs: passedAt('sound') },
  };
}

function problemOf(gate: { readonly kind: string; readonly problem?: Problem }): Problem | null {
  return gate.kind === 'lost' || gate.kind === 'out' ? (gate.problem ?? null) : null;
}
