import { knownMachine } from './known.ts';
import type { SetupFacts, SetupPlace } from '../state/setup-place.ts';
import { SETUP_STEPS, type SetupStep } from '../state/setup-steps.ts';

/** How far a step is: a machine sells although one is missing, if another way to pay works. */
export type StepState = 'done' | 'missing' | 'not-needed';

/** How far each step of the wizard is. A test sale counts like a real one: `hasTested`. */
export function setupProgress(facts: SetupFacts, hasTested = false): Readonly<Record<SetupStep, StepState>> {
  const known = knownMachine(facts);
  const service = (isDone: boolean): StepState => (known.contract === 'cash' ? 'not-needed' : stateOf(isDone));
  return {
    'language': stateOf(known.languages.length > 0),
    'operator': stateOf(known.name !== null && known.contact !== null),
    'contract': stateOf(known.contract !== null),
    'certificate': service(known.hasKey),
    'address': service(known.baseUrl !== null && (known.deviceId !== null || !known.isNamed)),
    'trade-point': known.isNamed ? service(known.tradePointId !== null || facts.isRegistered) : 'not-needed',
    'devices': stateOf(known.hasRelay),
    'products': stateOf(known.products > 0),
    'pin': stateOf(known.hasPin),
    'test-sale': stateOf(facts.hasSold || hasTested),
  };
}

function stateOf(isDone: boolean): StepState {
  return isDone ? 'done' : 'missing';
}

/** Steps that ask running devices or the bank: what was written for them has to run. */
const LIVE: readonly SetupStep[] = ['trade-point', 'products', 'test-sale'];

/** Whether the application has to start anew before this step. */
export function restartsBefore(step: SetupStep, facts: SetupFacts): boolean {
  return facts.needsRestart && LIVE.includes(step);
}

/** Where the wizard stands, and how far each of its steps is; null until that is known. */
export interface SetupView {
  readonly at: SetupStep;
  readonly steps: readonly { readonly step: SetupStep; readonly state: StepState | null }[];
  readonly refusal: SetupPlace['refusal'];
  readonly trial: SetupPlace['trial'];
  /** Whether it is a bank that was tried; otherwise a service. */
  readonly isBank: boolean;
  readonly isRestarting: boolean;
}

/** The wizard as the window draws it around a door; `hasTested`: a test sale was paid. */
export function presentSetup({ at, facts, refusal, trial, isRestarting }: SetupPlace, hasTested: boolean): SetupView {
  const progress = facts === null ? null : setupProgress(facts, hasTested);
  const steps = SETUP_STEPS.map((step) => ({ step, state: progress?.[step] ?? null }));
  const isBank = facts === null || knownMachine(facts).isNamed;
  return { at, steps, refusal, trial, isBank, isRestarting };
}
