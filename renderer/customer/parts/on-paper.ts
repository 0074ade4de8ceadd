import type { PaperState } from '../../../app/sale-outcome.ts';

/**
 * The states in which the customer has the paper or is about to have it. In any other state the screen shows the
 * content.
 */
export type OnPaper = Extract<PaperState, 'printing' | 'printed'>;

/** Whether the customer can be referred to the printer. */
export function isOnPaper(paper: PaperState): paper is OnPaper {
  return paper === 'printing' || paper === 'printed';
}
