import type { ReactNode } from 'react';

interface Props {
  readonly kind: 'good' | 'attention' | 'fault';
  readonly children: ReactNode;
}

/** A sentence about what has just happened; announced to screen readers. */
export function Notice({ kind, children }: Props): ReactNode {
  return (
    <p className="notice" data-kind={kind} role="status">
      {children}
    </p>
  );
}
