import { memo, useMemo, type CSSProperties, type ReactNode } from 'react';
import { qrPicture } from '../../parts/qr-path.ts';

type ModulesStyle = CSSProperties & { readonly '--modules': number };

/**
 * The QR, black on pure white. The style sheet sizes it to a whole number of pixels per module, so that no edge is
 * grey.
 */
export const QrCode = memo(function QrCode({ token }: { readonly token: string }): ReactNode {
  const { side, path } = useMemo(() => qrPicture(token), [token]);
  const style: ModulesStyle = { '--modules': side };
  return (
    <div className="qr-slot">
      <svg
        className="qr-code"
        role="img"
        aria-label="Kaspi QR"
        viewBox={`0 0 ${String(side)} ${String(side)}`}
        shapeRendering="crispEdges"
        style={style}
      >
        <rect width={side} height={side} fill="#ffffff" />
        <path d={path} fill="#000000" />
      </svg>
    </div>
  );
});
