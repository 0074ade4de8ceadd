import { memo, type ReactNode } from 'react';
import { drawingOf } from './drawings.ts';

const OPERATORS_FILE = 'app://';

/** A product's picture on a tinted background: a built-in drawing or the operator's file. */
export const Picture = memo(function Picture({ picture }: { readonly picture: string }): ReactNode {
  if (picture.startsWith(OPERATORS_FILE)) {
    return (
      <span className="picture" data-tint="photo">
        <img src={picture} alt="" draggable={false} />
      </span>
    );
  }
  const { tint, shapes } = drawingOf(picture);
  return (
    <span className="picture" data-tint={tint}>
      <svg viewBox="0 0 200 200" aria-hidden="true">
        <ellipse cx="100" cy="173" rx="62" ry="9" fill="#14202b" opacity=".08" />
        {shapes}
      </svg>
    </span>
  );
});
