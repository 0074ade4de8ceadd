import { lazy, Suspense, type ReactNode } from 'react';

/** The service menu's part of the page, which no customer loads. */
export function loadService(): Promise<{ readonly default: () => ReactNode }> {
  return import('../../service/service-app.tsx').then(({ ServiceApp }) => ({ default: ServiceApp }));
}

const LazyService = lazy(loadService);

/** The service menu; the paper alone until its code is there. */
export function ServiceGate(): ReactNode {
  return (
    <Suspense fallback={null}>
      <LazyService />
    </Suspense>
  );
}
