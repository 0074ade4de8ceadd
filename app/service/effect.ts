import type { ConfigChange } from '../config/change.ts';
import type { Effect } from '../session/state/effect.ts';
import type { DoorEffect } from './doors/types.ts';
import type { RoleLanguages } from './service-state.ts';
import type { SetupStep } from './state/setup-steps.ts';

/** What main does for the menu; each outcome comes back as an event. */
export type ServiceEffect =
  /**
   * Main has the digits: it records the attempt on disk, checks this many of them, and sends `pin-checked` to the pad of
   * this revision.
   */
  | { readonly kind: 'check-pin'; readonly revision: number; readonly digits: number }
  /** The digits that were typed are forgotten. */
  | { readonly kind: 'forget-pin' }
  | { readonly kind: 'keep-languages'; readonly languages: RoleLanguages }
  /** Where the wizard stands is written; then the application may start anew. */
  | { readonly kind: 'keep-setup'; readonly at: SetupStep; readonly restart: boolean }
  /** The machine is set up as far as it is to be; the application starts anew. */
  | { readonly kind: 'end-setup' }
  /** Changes of the configuration that is being written: `setup-written`. */
  | { readonly kind: 'write-setup'; readonly changes: readonly ConfigChange[] }
  /** The machine's files are read again: `setup-read`. */
  | { readonly kind: 'read-setup' }
  | DoorEffect;

/** What the loop carries out, of the session and of the menu. */
export type MachineEffect = Effect | ServiceEffect;

const KINDS: Readonly<Record<ServiceEffect['kind'], true>> = {
  'check-pin': true,
  'forget-pin': true,
  'keep-languages': true,
  'keep-setup': true,
  'end-setup': true,
  'write-setup': true,
  'read-setup': true,
  'door-effect': true,
};

/** Whether an effect is the menu's. */
export function isServiceEffect(effect: MachineEffect): effect is ServiceEffect {
  return effect.kind in KINDS;
}
