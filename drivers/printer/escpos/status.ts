import type { PrinterFault, PrinterStatus } from '../printer.ts';

/** The questions DLE EOT n that every printer with a status answers, one byte each; asked one at a time. */
export const statusQuestions = [1, 2, 3, 4] as const;
export type StatusQuestion = (typeof statusQuestions)[number];
/** The answers of one round; absent where a printer never answers this question. */
export type StatusBytes = Partial<Readonly<Record<StatusQuestion, number>>>;

/** DLE EOT 20: everything at once, on the kiosk printers of Custom. */
export const fullStatusQuestion = 20;
export const fullStatusLength = 6;
const fullStatusHead = [0x10, 0x0f] as const;

/** The real-time question for a status. */
export function statusQuestion(question: StatusQuestion | typeof fullStatusQuestion): Uint8Array {
  return Uint8Array.of(0x10, 0x04, question);
}

/** Whether a byte can be an answer to DLE EOT 1 to 4: bits 0, 1, 4 and 7 are fixed. XON and XOFF never are. */
export function isStatusByte(byte: number): boolean {
  return (byte & 0x93) === 0x12;
}

/** What each bit of an answer means; `offline` alone is always explained by another answer. */
const bits: readonly { readonly question: StatusQuestion; readonly mask: number; readonly fault: PrinterFault }[] = [
  { question: 2, mask: 0x04, fault: 'cover-open' },
  { question: 2, mask: 0x20, fault: 'paper-end' },
  { question: 3, mask: 0x04, fault: 'mechanical' },
  { question: 3, mask: 0x08, fault: 'cutter' },
  { question: 3, mask: 0x20, fault: 'unrecoverable' },
  { question: 3, mask: 0x40, fault: 'head-hot' },
  { question: 4, mask: 0x60, fault: 'paper-end' },
];
const offlineMask = 0x08;
const nearEndMask = 0x0c;

/** Reads one round of answers; only a reported fault counts, not a missing answer. */
export function decodeStatus(answers: StatusBytes): PrinterStatus {
  const faults = new Set<PrinterFault>();
  for (const { question, mask, fault } of bits) {
    if (((answers[question] ?? 0) & mask) !== 0) faults.add(fault);
  }
  if (faults.size === 0 && ((answers[1] ?? 0) & offlineMask) !== 0) faults.add('offline');
  return { faults: [...faults], isPaperNearEnd: ((answers[4] ?? 0) & nearEndMask) !== 0, isAssumed: false };
}

/** Byte, mask and meaning in the full status of a Custom printer: paper, user, recoverable, unrecoverable. */
const fullBits: readonly { readonly at: number; readonly mask: number; readonly fault: PrinterFault }[] = [
  { at: 2, mask: 0x01, fault: 'paper-end' },
  { at: 2, mask: 0x20, fault: 'ticket-waiting' },
  { at: 3, mask: 0x03, fault: 'cover-open' },
  // Temperature and supply voltage come back by themselves.
  { at: 4, mask: 0x09, fault: 'head-hot' },
  { at: 4, mask: 0x40, fault: 'mechanical' },
  { at: 5, mask: 0x01, fault: 'cutter' },
  { at: 5, mask: 0x4c, fault: 'unrecoverable' },
];
/** Paper near its end, which still prints. */
const fullNearEndMask = 0x44;

/** Reads a full status; null: these six bytes are none. */
export function decodeFullStatus(bytes: readonly number[]): PrinterStatus | null {
  if (bytes.length !== fullStatusLength || fullStatusHead.some((byte, index) => bytes[index] !== byte)) return null;
  const faults = new Set(fullBits.filter(({ at, mask }) => ((bytes[at] ?? 0) & mask) !== 0).map(({ fault }) => fault));
  return { faults: [...faults], isPaperNearEnd: ((bytes[2] ?? 0) & fullNearEndMask) !== 0, isAssumed: false };
}

/** Combines both answers of printers that answer the short questions and the full one. */
export function joinStatus(one: PrinterStatus, other: PrinterStatus): PrinterStatus {
  return {
    faults: [
      ...new Set([...one.faults.filter((fault) => fault !== 'offline' || other.faults.length === 0), ...other.faults]),
    ],
    isPaperNearEnd: one.isPaperNearEnd || other.isPaperNearEnd,
    isAssumed: false,
  };
}

/** GS r 1, printed in its turn: its answer shows that everything before it is on paper. */
export const markerQuestion = Uint8Array.of(0x1d, 0x72, 0x01);
const markerAnswers: ReadonlySet<number> = new Set([0x00, 0x03, 0x0c, 0x0f]);

/** Whether a byte can be the answer to GS r 1; no other answer looks like it. */
export function isMarkerByte(byte: number): boolean {
  return markerAnswers.has(byte);
}

/**
 * DLE DC4 8 (clear buffers, spec/peripherals section 5): obeyed at once, also at the end of the paper and in the middle
 * of a command. A printer without this command sees only control characters without a meaning; the NULs before it
 * complete the sizes of an interrupted picture, which would be enormous otherwise.
 */
export const clearBuffers = Uint8Array.from([
  ...new Array<number>(8).fill(0),
  ...[0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08],
]);
/** What comes back when nothing is left in the buffers; the last byte alone would pass for an answer to GS r 1. */
export const clearedAnswer = [0x37, 0x25, 0x00] as const;

export const flowBytes = { xon: 0x11, xoff: 0x13 } as const;
