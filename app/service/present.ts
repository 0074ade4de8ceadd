import type { Limit } from '../session/view/view.ts';
import type { Now } from '../ports/clock.ts';
import type { KioskState } from '../session/state/state.ts';
import { viewOfDoor } from './at-door.ts';
import type { OpenState, PadState, ServiceState } from './service-state.ts';
import { doorsOf } from './state/access.ts';
import { presentSetup } from './setup/progress.ts';
import { isLockedAfter, waitAfterMs } from './state/pin-limits.ts';
import type { PadView, ServiceFrame, ServiceView } from './view.ts';

/** The view of the menu; null while it is closed. */
export function presentService(service: ServiceState, kiosk: KioskState, now: Now): ServiceView | null {
  if (service.kind === 'closed') return null;
  const frame = frameOf(service, kiosk);
  if (service.kind === 'pin') return { frame, content: presentPad(service, now) };
  return { frame, content: viewOfDoor(service.door, { kiosk, role: service.role, now, setup: service.setup }) };
}

function frameOf(service: PadState | OpenState, { settings, checks }: KioskState): ServiceFrame {
  const { revision, language, reachable, setup } = service;
  const { operatorName, diagonalInches, demo } = settings;
  const isOpen = service.kind === 'open';
  return {
    revision,
    language,
    reachable,
    operatorName,
    diagonalInches,
    demo,
    role: isOpen ? service.role : null,
    doors: isOpen && !service.isOfferAlone ? doorsOf(service.role) : [],
    setup: isOpen && setup !== null ? presentSetup(setup, checks.passed.has('test-sale')) : null,
    isUnwritten: isOpen && service.isUnwritten,
  };
}

function presentPad({ digits, isChecking, notice, failures, waitUntilMonoMs }: PadState, now: Now): PadView {
  return {
    step: 'pin',
    digits,
    isChecking,
    notice,
    wait: waitUntilMonoMs === null ? null : waitOf(failures, waitUntilMonoMs, now),
    isLocked: waitUntilMonoMs !== null && isLockedAfter(failures),
  };
}

function waitOf(failures: number, waitUntilMonoMs: number, { monoMs }: Now): Limit {
  const leftMs = Math.max(0, waitUntilMonoMs - monoMs);
  return { totalMs: Math.max(waitAfterMs(failures), 1), leftMs };
}
