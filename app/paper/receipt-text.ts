import type { PaperLine } from './document.ts';
import { receiptPaper } from './receipt-paper.ts';
import type { Slip } from './slip.ts';

/**
 * The receipt as plain text, to be taken away in a QR code: the lines of the printed one. A telephone's camera shows it
 * without any server; with a contact and change owed it has about 400 characters.
 */
export function receiptText(slip: Extract<Slip, { kind: 'receipt' }>): string {
  return receiptPaper(slip).flatMap(lineText).join('\n');
}

function lineText(line: PaperLine): readonly string[] {
  switch (line.kind) {
    case 'text':
      return [line.text];
    case 'pair':
      return [`${line.left}: ${line.right}`];
    case 'qr':
      return [line.content];
    // Dividers are for the eye on paper, and every character makes the code denser.
    case 'rule':
    case 'space':
      return [];
  }
}
