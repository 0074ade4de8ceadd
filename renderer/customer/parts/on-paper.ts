import type { PaperState } from '../../../app/sale-outcome.ts';

/** Paper that the customer has or is about to have; in any other state the screen says everything itself. */
export type OnPaper = Extract<PaperState, 'printing' | 'printed'>;

/** Whether the customer can be sent to the printer. */
export function isOnPaper(paper: PaperState): paper is OnPaper {
  return paper === 'printing' || paper === 'printed';
}
