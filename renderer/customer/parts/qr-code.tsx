import { memo, useMemo, type CSSProperties, type ReactNode } from 'react';
import { qrPicture } from '../../parts/qr-path.ts';
import { useArtwork } from './use-artwork.ts';

interface QrCodeProps {
  readonly token: string;
  /** What the code is called. */
  readonly name?: string;
  /** The address of the official icon for its middle. */
  readonly icon?: string | null;
}

type ModulesStyle = CSSProperties & { readonly '--modules': number };

/**
 * The QR, black on pure white. The style sheet sizes it to a whole number of pixels per module, so that no edge is
 * grey. With an icon in its middle it has the highest error correction.
 */
export const QrCode = memo(function QrCode({ token, name = 'Kaspi QR', icon = null }: QrCodeProps): ReactNode {
  const { shown, onFail } = useArtwork(icon);
  const hasIcon = shown !== null;
  const { side, path, icon: place } = useMemo(() => qrPicture(token, hasIcon ? 'H' : 'M', hasIcon), [token, hasIcon]);
  const style: ModulesStyle = { '--modules': side };
  return (
    <div className="qr-slot">
      <svg
        className="qr-code"
        role="img"
        aria-label={name}
        viewBox={`0 0 ${String(side)} ${String(side)}`}
        shapeRendering="crispEdges"
        style={style}
      >
        <rect width={side} height={side} fill="#ffffff" />
        <path d={path} fill="#000000" />
        {shown !== null && place !== null && (
          <image href={shown} x={place.at} y={place.at} width={place.side} height={place.side} onError={onFail} />
        )}
      </svg>
    </div>
  );
});
