/**
 * What can be wrong with the printer or its line; several at once, each kind once.
 * - `paper-end`: at once, or after so many further lines of 30 dots, in the middle of the paper
 * - `cover-open`, `head-hot`, `mechanical`, `unrecoverable`: it stops where it is and reports that
 * - `cutter`: the knife is stuck at the next cut, and is reported from then on
 * - `near-end`: it continues to print
 * - `mute`: prints and answers nothing; `slow`: answers after so many milliseconds
 * - `garbage`: each answer comes after bytes that mean nothing
 */
export type PrinterSimFault =
  | { readonly kind: 'paper-end'; readonly afterLines?: number }
  | {
      readonly kind:
        'cover-open' | 'head-hot' | 'mechanical' | 'unrecoverable' | 'cutter' | 'near-end' | 'mute' | 'garbage';
    }
  | { readonly kind: 'slow'; readonly answerMs: number };
export type PrinterSimFaultKind = PrinterSimFault['kind'];

/** What the sensors see at one moment. */
export interface Condition {
  readonly isPaperOut: boolean;
  readonly isCutterStuck: boolean;
  readonly isTicketWaiting: boolean;
  readonly has: (kind: PrinterSimFaultKind) => boolean;
}

/** Whether it prints nothing now. */
export function isStopped({ isPaperOut, isCutterStuck, has }: Condition): boolean {
  return (
    isPaperOut || isCutterStuck || has('cover-open') || has('head-hot') || has('mechanical') || has('unrecoverable')
  );
}

/** The answer to DLE EOT 1 to 4. */
export function statusByte(question: number, condition: Condition): number {
  const { isPaperOut, isCutterStuck, has } = condition;
  const flags: readonly (readonly [number, boolean, number])[] = [
    [1, isStopped(condition), 0x08],
    [2, has('cover-open'), 0x04],
    [2, isPaperOut, 0x20],
    [2, isCutterStuck || has('mechanical') || has('unrecoverable') || has('head-hot'), 0x40],
    [3, has('mechanical'), 0x04],
    [3, isCutterStuck, 0x08],
    [3, has('unrecoverable'), 0x20],
    [3, has('head-hot'), 0x40],
    [4, isPaperOut || has('near-end'), 0x0c],
    [4, isPaperOut, 0x60],
  ];
  return flags.reduce((byte, [of, isSet, mask]) => (of === question && isSet ? byte | mask : byte), 0x12);
}

/** The six bytes of DLE EOT 20. */
export function fullStatusBytes({ isPaperOut, isCutterStuck, isTicketWaiting, has }: Condition): readonly number[] {
  const paper = (isPaperOut ? 0x01 : 0) | (has('near-end') ? 0x04 : 0) | (isTicketWaiting ? 0x20 : 0);
  const recoverable = (has('head-hot') ? 0x01 : 0) | (has('mechanical') ? 0x40 : 0);
  const unrecoverable = (isCutterStuck ? 0x01 : 0) | (has('unrecoverable') ? 0x40 : 0);
  return [0x10, 0x0f, paper, has('cover-open') ? 0x02 : 0, recoverable, unrecoverable];
}

/** The answer to GS r 1. */
export function paperByte({ isPaperOut, has }: Condition): number {
  if (isPaperOut) return 0x0c;
  return has('near-end') ? 0x03 : 0x00;
}
