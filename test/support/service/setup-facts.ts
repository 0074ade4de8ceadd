import { NO_ANSWERS, type SetupFacts } from '../../../app/service/state/setup-place.ts';

/** A machine of which nothing is known yet. */
export function setupFacts(change: Partial<SetupFacts> = {}): SetupFacts {
  return {
    file: 'kiosk.yaml',
    values: null,
    answers: NO_ANSWERS,
    keys: [],
    hasCertificate: false,
    isRegistered: false,
    hasSold: false,
    needsRestart: false,
    suggestedDeviceId: 'KIOSK-3F2A1C',
    ...change,
  };
}
