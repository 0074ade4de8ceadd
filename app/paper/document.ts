/**
 * What stands on a piece of paper, before anybody knows which printer it comes from. Texts are whole lines of one
 * language; a line that is too long for the paper is wrapped by whoever prints it.
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

/** One piece of paper, cut off at its end. */
export interface PaperDocument {
  readonly lines: readonly PaperLine[];
}

/** More than any slip needs: nothing prints a whole roll. */
export const MAX_PAPER_LINES = 120;
