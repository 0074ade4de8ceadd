import type { DoorStep } from './access.ts';

/** The steps of the set-up wizard in their order, each a `data-setup` of the screen. */
export const SETUP_STEPS = [
  'language',
  'operator',
  'contract',
  'certificate',
  'address',
  'trade-point',
  'devices',
  'products',
  'pin',
  'test-sale',
] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];

/** What is filled in at each step: a form of the wizard, or a door of the menu. */
const DOOR_OF: Readonly<Record<SetupStep, DoorStep>> = {
  'language': 'setup',
  'operator': 'setup',
  'contract': 'setup',
  'certificate': 'setup',
  'address': 'setup',
  'trade-point': 'payment',
  'devices': 'devices',
  'products': 'products',
  'pin': 'system',
  'test-sale': 'checks',
};

/** The door that a step leads through. A contract by ApiKey has a key to type and no certificate. */
export function doorOfSetup(step: SetupStep, isCertified: boolean): DoorStep {
  return step === 'certificate' && isCertified ? 'certificate' : DOOR_OF[step];
}

/** The step before this one; null at the first. */
export function setupBefore(step: SetupStep): SetupStep | null {
  return SETUP_STEPS[SETUP_STEPS.indexOf(step) - 1] ?? null;
}
