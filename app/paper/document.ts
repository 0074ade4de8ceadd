/**
 * A line on paper, independent of the printer. Texts are whole lines in one language; the printer's driver wraps a line
 * that is too long for the paper.
 */
export type PaperLine =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly align: 'left' | 'center';
      readonly size: 'normal' | 'large';
      readonly isBold: boolean;
    }
  /** A name on the left and an amount on the right; the name is wrapped, the amount never. */
  | { readonly kind: 'pair'; readonly left: string; readonly right: string; readonly isBold: boolean }
  | { readonly kind: 'rule' | 'space' }
  /** A QR code with exactly this content. */
  | { readonly kind: 'qr'; readonly content: string };

/** One document, cut off at its end. */
export interface PaperDocument {
  readonly lines: readonly PaperLine[];
}

/** More than any slip needs; the limit keeps a defect from printing a whole roll. */
export const MAX_PAPER_LINES = 120;
