import { memo, useMemo, type ReactNode } from 'react';
import { qrPicture } from '../../parts/qr-path.ts';
import { useWords } from '../state/shown.ts';

/** The receipt's text as a QR code, black on pure white. A camera reads it without a network. */
export const ReceiptCode = memo(function ReceiptCode({ text }: { readonly text: string }): ReactNode {
  const { say } = useWords();
  const { side, path } = useMemo(() => qrPicture(text, 'L'), [text]);
  return (
    <div className="receipt-take">
      <svg
        className="receipt-code"
        role="img"
        aria-label={say('receipt.title')}
        viewBox={`0 0 ${String(side)} ${String(side)}`}
        shapeRendering="crispEdges"
      >
        <rect width={side} height={side} fill="#ffffff" />
        <path d={path} fill="#000000" />
      </svg>
      <div>
        <p className="receipt-thanks">{say('receipt.thanks')}</p>
        <p>{say('receipt.take')}</p>
      </div>
    </div>
  );
});
