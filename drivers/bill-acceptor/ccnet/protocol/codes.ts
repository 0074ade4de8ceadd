import type { FailureKind, RejectReason } from '../../vocabulary.ts';

/** Command bytes, host to unit. */
export const commandBytes = {
  ack: 0x00,
  nak: 0xff,
  reset: 0x30,
  getStatus: 0x31,
  setSecurity: 0x32,
  poll: 0x33,
  enableBillTypes: 0x34,
  stack: 0x35,
  giveBack: 0x36,
  identification: 0x37,
  hold: 0x38,
  getBillTable: 0x41,
} as const;

/** One-byte answers to a command. `illegal` is the same byte as RESET: an echo of RESET looks like it. */
export const answerBytes = { ack: 0x00, nak: 0xff, illegal: 0x30 } as const;

/** Reject reasons, the second byte after 1C. */
export const rejectReasons: ReadonlyMap<number, RejectReason> = new Map([
  [0x60, 'insertion'],
  [0x61, 'magnetic'],
  [0x62, 'bill-in-head'],
  [0x63, 'multiplying'],
  [0x64, 'conveying'],
  [0x65, 'identification'],
  [0x66, 'verification'],
  [0x67, 'optic'],
  [0x68, 'inhibited'],
  [0x69, 'capacitance'],
  [0x6a, 'operation'],
  [0x6c, 'length'],
  [0x6d, 'ultraviolet'],
  [0x92, 'barcode-unrecognised'],
  [0x93, 'barcode-characters'],
  [0x94, 'barcode-start'],
  [0x95, 'barcode-stop'],
]);

/** Failure codes, the second byte after 47; 10 to 15 are one family of newer firmware. */
export const failureKinds: ReadonlyMap<number, FailureKind> = new Map([
  [0x10, 'internal'],
  [0x11, 'internal'],
  [0x12, 'internal'],
  [0x13, 'internal'],
  [0x14, 'internal'],
  [0x15, 'internal'],
  [0x22, 'recovery-mode'],
  [0x23, 'calibration'],
  [0x30, 'boot'],
  [0x50, 'stack-motor'],
  [0x51, 'transport-motor-speed'],
  [0x52, 'transport-motor'],
  [0x53, 'aligning-motor'],
  [0x54, 'cassette-at-start'],
  [0x55, 'optic-canal'],
  [0x56, 'magnetic-canal'],
  [0x57, 'upper-optic-board'],
  [0x58, 'lower-optic-board'],
  [0x59, 'peripheral-board'],
  [0x5f, 'capacitance-canal'],
  [0x60, 'peripheral-board'],
  [0xf4, 'unknown-stacker'],
  [0xfe, 'cover-open'],
]);
