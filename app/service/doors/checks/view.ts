import { channelCheck } from '../../../journal/machine-checks.ts';
import type { Problem } from '../../../problem.ts';
import { canTryNote } from '../../../session/cash/tried-note.ts';
import { canTestChannel } from '../../../session/dispense/channel-test.ts';
import type { KioskState } from '../../../session/state/state.ts';
import type { DoorContext } from '../../state/door.ts';
import { TEST_SALE_TIYN, USUAL_CHANNELS } from './limits.ts';
import { canTestSale } from './test-sale.ts';
import type { ChannelView, ChecksState, ChecksView } from './types.ts';

/** What the door shows. */
export function checksView(state: ChecksState, { kiosk, now }: DoorContext): ChecksView {
  const { acceptor, printer, sensor, relay, payments, checks, settings } = kiosk;
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
    channels: settings.hasRelay ? channelsOf(state, kiosk) : [],
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

function channelsOf(state: ChecksState, kiosk: KioskState): readonly ChannelView[] {
  const { catalogue } = kiosk.settings;
  const highest = Math.max(state.channels ?? USUAL_CHANNELS, ...catalogue.map(({ channel }) => channel));
  return Array.from({ length: highest }, (_, index) => channelOf(index + 1, state, kiosk));
}

function channelOf(channel: number, { unmoved }: ChecksState, kiosk: KioskState): ChannelView {
  const { checks, settings, stock } = kiosk;
  const product = settings.catalogue.find((one) => one.channel === channel);
  const test = checks.tests.get(channel);
  return {
    channel,
    name: product?.name ?? null,
    left: product === undefined ? null : (stock.get(product.id) ?? null),
    step: checks.pulsing === channel ? 'pulsing' : test === undefined ? 'idle' : 'asking',
    drop: test?.drop ?? null,
    canPulse: canTestChannel(kiosk, channel),
    unmoved: unmoved?.channel === channel ? unmoved.reason : null,
    passedAtMs: checks.passed.get(channelCheck(channel)) ?? null,
  };
}

function problemOf(gate: { readonly kind: string; readonly problem?: Problem }): Problem | null {
  return gate.kind === 'lost' || gate.kind === 'out' ? (gate.problem ?? null) : null;
}
