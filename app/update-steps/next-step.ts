import { canAcceptMoney } from '../session/choose/can-accept-money.ts';
import { isQuiet } from '../session/quiet.ts';
import { isWithin, type DarkHours } from '../session/state/dark-hours.ts';
import type { KioskState } from '../session/state/state.ts';
import { MINUTE_MS } from '../units.ts';
import { compareVersions } from '../update/version-order.ts';
import { trialResult, type Working } from './trial.ts';

/** So long nobody has touched anything, and nothing was shown to anybody. */
const QUIET_FOR_MS = MINUTE_MS;

/** So long another program lies in the place of this one, before it is started: a package is unpacked and set up by then. */
const REPLACED_FOR_MS = MINUTE_MS;

/** What the decision needs to know. */
export interface UpdateMoment {
  readonly kiosk: KioskState;
  /** Whether every step is on disk, so that `kiosk` is the latest state. */
  readonly isSettled: boolean;
  /** The version that runs. */
  readonly version: string;
  /** Checked, whole, and not yet switched to. */
  readonly next: string | null;
  /** How long the next start would be one of another version already, such as of a package installed by hand; null: it would not. */
  readonly replacedForMs: number | null;
  /** Whether the version that runs is on trial, and has not passed it. */
  readonly isOnTrial: boolean;
  /** How the machine worked before it; null where nobody has noted it. */
  readonly before: Working | null;
  /** Whether the page shows what it is told to. */
  readonly isDrawn: boolean;
  /** When updates may be applied; null for always. */
  readonly window: DarkHours | null;
  readonly wallMs: number;
  readonly sinceStartMs: number;
  /** Since when nobody is in a sale. */
  readonly quietForMs: number;
}

/**
 * What is to be done now: nothing, confirm the version on trial, give it up, switch to the next one, or start the one that is
 * there instead of this.
 */
export type UpdateStep = 'none' | 'confirm' | 'give-up' | 'apply' | 'restart';

/**
 * Decides. Nothing ends while somebody buys, while an interrupted sale, change or a debt is on the screen, or while the service
 * menu is open; a version on trial is not replaced by the next one.
 */
export function nextStep(moment: UpdateMoment): UpdateStep {
  const { kiosk, isSettled, isOnTrial, before, next, version, sinceStartMs } = moment;
  const mayEnd = isSettled && isFreeOfCustomers(kiosk);
  if (isOnTrial) {
    const isJournalReady = kiosk.journal.kind === 'ready';
    const now = workingNow(kiosk);
    const { isDrawn } = moment;
    const result = trialResult({ before: before ?? NOTHING, now, isJournalReady, isDrawn, sinceStartMs });
    if (result === 'passed') return 'confirm';
    return result === 'failed' && mayEnd ? 'give-up' : 'none';
  }
  const isQuietEnough = mayEnd && moment.quietForMs >= QUIET_FOR_MS;
  // No window counts: what runs is no longer on the disk, and the next process of it may be of another version.
  if (moment.replacedForMs !== null && moment.replacedForMs >= REPLACED_FOR_MS)
    return isQuietEnough ? 'restart' : 'none';
  // A package that was installed by hand meanwhile may be newer than what was downloaded before.
  if (next === null || compareVersions(next, version) <= 0) return 'none';
  if (!isQuietEnough) return 'none';
  return moment.window === null || isWithin(moment.window, moment.wallMs) ? 'apply' : 'none';
}

/** Whether nobody would miss the machine for ten seconds; an open service menu has the session's screen. */
export function isFreeOfCustomers(kiosk: KioskState): boolean {
  return isQuiet(kiosk) && !kiosk.isStopping;
}

const NOTHING: Working = { devices: [], faults: [], isStarting: false };
const DEVICES = ['relay', 'sensor', 'printer', 'acceptor'] as const;

/** What works at this moment. */
export function workingNow(kiosk: KioskState): Working {
  const gate = canAcceptMoney(kiosk);
  const ofServices = kiosk.services.flatMap((service) =>
    service.gate.kind === 'lost' ? [service.gate.problem.reason] : [],
  );
  return {
    devices: DEVICES.filter((device) => kiosk[device].kind === 'ready'),
    faults: gate.kind === 'closed' ? [gate.problem.reason, ...ofServices] : ofServices,
    isStarting: gate.kind === 'starting',
  };
}
