import { unreachable } from '../../app/result.ts';

/** Why a bill was pushed back at the entry, in words for the technical log. */
export const rejectTexts = {
  'insertion': 'inserted crookedly or too fast',
  'magnetic': 'magnetic pattern does not fit',
  'bill-in-head': 'another bill remained in the head',
  'multiplying': 'compensation out of range, the sensors may be dirty',
  'conveying': 'did not pass the transport properly',
  'identification': 'not a bill of this currency',
  'verification': 'did not pass verification, perhaps a forgery',
  'optic': 'optical pattern does not fit',
  'inhibited': 'this denomination is switched off',
  'capacitance': 'capacitance does not fit',
  'operation': 'operation failed',
  'length': 'wrong length',
  'ultraviolet': 'ultraviolet pattern does not fit',
  'barcode-unrecognised': 'barcode or bill not recognised',
  'barcode-characters': 'wrong number of characters in the barcode',
  'barcode-start': 'barcode without its start',
  'barcode-stop': 'barcode without its end',
  'unknown': 'for a reason that is not in the table',
} as const;
export type RejectReason = keyof typeof rejectTexts;

/** What broke inside the acceptor, in words for the technical log. */
export const failureTexts = {
  'stack-motor': 'stacking motor',
  'transport-motor-speed': 'speed of the transport motor',
  'transport-motor': 'transport motor',
  'aligning-motor': 'aligning motor',
  'cassette-at-start': 'state of the cassette at the start',
  'optic-canal': 'optical sensors',
  'magnetic-canal': 'magnetic sensors',
  'capacitance-canal': 'capacitance sensors',
  'internal': 'firmware or memory',
  'recovery-mode': 'in recovery mode, firmware has to be loaded',
  'calibration': 'not calibrated',
  'boot': 'does not boot',
  'upper-optic-board': 'upper optical board',
  'lower-optic-board': 'lower optical board',
  'peripheral-board': 'peripheral board',
  'unknown-stacker': 'unknown stacker',
  'cover-open': 'cover is open',
  'unknown': 'failure that is not in the table',
} as const;
export type FailureKind = keyof typeof failureTexts;

/** What keeps the acceptor from taking bills. `code` is the device's own. */
export type AcceptorTrouble =
  | { readonly kind: 'jammed' }
  | { readonly kind: 'cassette-full' }
  | { readonly kind: 'cassette-removed' }
  | { readonly kind: 'cassette-jammed' }
  | { readonly kind: 'cheated' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'failure'; readonly failure: FailureKind; readonly code: number };

/** A trouble in English, for the technical log. */
export function troubleText(trouble: AcceptorTrouble): string {
  switch (trouble.kind) {
    case 'jammed':
      return 'a bill is jammed in the acceptor';
    case 'cassette-full':
      return 'the cassette is full';
    case 'cassette-removed':
      return 'the cassette is out';
    case 'cassette-jammed':
      return 'a bill is jammed in the cassette';
    case 'cheated':
      return 'somebody tried to pull a bill back out';
    case 'paused':
      return 'a second bill is in the way';
    case 'failure':
      return `failure ${trouble.code.toString(16).toUpperCase().padStart(2, '0')}: ${failureTexts[trouble.failure]}`;
    default:
      return unreachable(trouble);
  }
}
