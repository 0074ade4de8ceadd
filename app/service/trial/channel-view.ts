import type { LocalText } from '../../language/schema.ts';
import { channelCheck, type TestDrop } from '../../journal/machine-checks.ts';
import { canTestChannel } from '../../session/dispense/channel-test.ts';
import type { KioskState } from '../../session/state/state.ts';
import type { Unmoved } from './trial.ts';

/** The channels that are shown if the board's settings do not give their number. */
const USUAL_CHANNELS = 8;

/** One channel of the board. */
export interface ChannelView {
  readonly channel: number;
  /** Null where no product is behind it. */
  readonly name: LocalText | null;
  /** Null where it is not counted. */
  readonly left: number | null;
  /** `asking`: the person has to answer what came out. */
  readonly step: 'idle' | 'pulsing' | 'asking';
  /** What is known of the pulse by machine; null where nothing is. */
  readonly drop: TestDrop | null;
  readonly canPulse: boolean;
  /** Why the last pulse certainly did not happen; null where it did. */
  readonly unmoved: string | null;
  readonly passedAtMs: number | null;
}

/** The highest channel to show: the board's, or the usual number where it is not known; never below one in use. */
export function highestChannel(ofBoard: number | null, used: readonly { readonly channel: number }[]): number {
  return Math.max(ofBoard ?? USUAL_CHANNELS, ...used.map(({ channel }) => channel));
}

/** Every channel of the board, with what can be tried there. */
export function channelViews(
  ofBoard: number | null,
  unmoved: Unmoved | null,
  kiosk: KioskState,
): readonly ChannelView[] {
  const highest = highestChannel(ofBoard, kiosk.settings.catalogue);
  return Array.from({ length: highest }, (_, index) => channelOf(index + 1, unmoved, kiosk));
}

function channelOf(channel: number, unmoved: Unmoved | null, kiosk: KioskState): ChannelView {
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
