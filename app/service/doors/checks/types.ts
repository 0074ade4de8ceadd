import type { Tiyn } from '../../../money/money.ts';
import type { TestSaleEnd, TestSaleStep } from '../../../payment/test-sale.ts';
import type { Problem } from '../../../problem.ts';
import type { NoteTry } from '../../../session/state/machine-checks.ts';
import type { ChannelView } from '../../trial/channel-view.ts';
import type { TrialEffect, TrialOutcome, Unmoved } from '../../trial/trial.ts';
import type { ChecksAction } from './actions.ts';

/** The drop sensor's state while a hand is held into the beam; `off`: no check is running. */
export type Beam = 'off' | 'starting' | 'free' | 'blocked' | 'unreadable';

/** How the answer of the payment service to a ping was. */
export interface Pinged {
  readonly ms: number;
  /** Null for a good answer. */
  readonly problem: Problem | null;
}

/** How a test page ended; `assumed`: the line took it all, and the printer answers nothing. */
export type PrintResult = 'printed' | 'assumed' | 'failed';

export interface ChecksState {
  /** How many channels the board has; null where the settings do not limit them, or it is not known yet. */
  readonly channels: number | null;
  /** The number of the test page that is being printed. */
  readonly printing: number | null;
  readonly printed: PrintResult | null;
  readonly isPinging: boolean;
  readonly pinged: Pinged | null;
  readonly beam: Beam;
  /** Whether the beam was seen blocked since the check began, and then free again. */
  readonly hand: 'none' | 'in' | 'out';
  readonly unmoved: Unmoved | null;
  readonly screen: { readonly touch: boolean | null; readonly pixels: boolean | null; readonly sound: boolean | null };
  /** Whether the payment service is a test host, where a customer can be played. */
  readonly hasTestSale: boolean;
  readonly testSale: TestSale | null;
}

/** The test sale of this visit. */
export type TestSale =
  { readonly kind: 'running'; readonly step: TestSaleStep } | { readonly kind: 'ended'; readonly end: TestSaleEnd };

export type ChecksEffect =
  | { readonly kind: 'read-facts' }
  | TrialEffect
  | { readonly kind: 'ping' }
  | { readonly kind: 'test-sale'; readonly externalId: string; readonly amountTiyn: Tiyn }
  | { readonly kind: 'watch-beam'; readonly untilMonoMs: number }
  | { readonly kind: 'stop-beam' };

export type ChecksOutcome =
  | { readonly kind: 'facts-read'; readonly channels: number | null; readonly hasTestSale: boolean }
  | { readonly kind: 'test-sale-step'; readonly step: TestSaleStep }
  | { readonly kind: 'test-sale-ended'; readonly externalId: string; readonly end: TestSaleEnd }
  | TrialOutcome
  | { readonly kind: 'pinged'; readonly ms: number; readonly problem: Problem | null }
  | { readonly kind: 'beam-seen'; readonly beam: Beam };

/** A device behind a check: why it cannot be checked, and when it was passed last. */
interface Checked {
  readonly isAbsent: boolean;
  readonly canStart: boolean;
  readonly problem: Problem | null;
  readonly passedAtMs: number | null;
}

export interface ChecksView {
  readonly print: Checked & {
    readonly isRunning: boolean;
    readonly result: PrintResult | null;
    readonly isPaperNearEnd: boolean;
  };
  readonly channels: readonly ChannelView[];
  readonly relay: Checked;
  readonly bill: Checked & { readonly step: NoteTry['step'] | null; readonly billTiyn: Tiyn | null };
  readonly sensor: Checked & { readonly beam: Beam; readonly hand: ChecksState['hand'] };
  readonly ping: Checked & { readonly isRunning: boolean; readonly result: Pinged | null };
  /** Absent where the service is no test host: a real one is never asked to play a customer. */
  readonly testSale: Checked & { readonly sale: TestSale | null; readonly amountTiyn: Tiyn };
  readonly touch: { readonly isGood: boolean | null; readonly passedAtMs: number | null };
  readonly pixels: { readonly isGood: boolean | null; readonly passedAtMs: number | null };
  readonly sound: { readonly isGood: boolean | null; readonly passedAtMs: number | null };
}

/** The types of the door. */
export interface ChecksDoor {
  readonly state: ChecksState;
  readonly action: ChecksAction;
  readonly effect: ChecksEffect;
  readonly outcome: ChecksOutcome;
  readonly view: ChecksView;
}
