import { unreachable } from '../result.ts';
import type { Slip } from './slip.ts';
import { claimPaper } from './claim-paper.ts';
import { collectionPaper } from './collection-paper.ts';
import { MAX_PAPER_LINES, type PaperDocument, type PaperLine } from './document.ts';
import { testPaper } from './test-paper.ts';
import { receiptPaper } from './receipt-paper.ts';

/** The document printed for a slip, in its language. */
export function paperOf(slip: Slip): PaperDocument {
  return { lines: linesOf(slip).slice(0, MAX_PAPER_LINES) };
}

function linesOf(slip: Slip): readonly PaperLine[] {
  switch (slip.kind) {
    case 'receipt':
      return receiptPaper(slip);
    case 'claim':
      return claimPaper(slip);
    case 'collection':
      return collectionPaper(slip);
    case 'test':
      return testPaper(slip);
    default:
      return unreachable(slip);
  }
}
