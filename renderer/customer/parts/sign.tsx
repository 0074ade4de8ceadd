import type { ReactNode } from 'react';

export type SignKind = 'success' | 'refusal' | 'attention' | 'closed';

function strokeOf(kind: SignKind): ReactNode {
  switch (kind) {
    case 'success':
      return <path d="M66 104l24 25 46-56" />;
    case 'refusal':
      return <path d="M72 72l56 56M128 72l-56 56" />;
    case 'attention':
      return <path d="M100 62v48M100 138v1" />;
    case 'closed':
      return <path d="M64 100h72" />;
  }
}

/** A large round sign for success or failure, legible from two metres. */
export function Sign({ kind }: { readonly kind: SignKind }): ReactNode {
  return (
    <svg className={`sign sign-${kind}`} viewBox="0 0 200 200" aria-hidden="true">
      <circle className="sign-halo" cx="100" cy="100" r="100" />
      <circle className="sign-disc" cx="100" cy="100" r="74" />
      <g className="sign-stroke">{strokeOf(kind)}</g>
    </svg>
  );
}
