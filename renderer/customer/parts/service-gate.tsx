import { useEffect, useState, type ReactNode } from 'react';

type Menu = () => ReactNode;

/** Null until somebody has touched the operator's name. */
let loadedMenu: Menu | null = null;

/** Loads the service menu's part of the page, which no customer loads. */
export async function loadService(): Promise<Menu> {
  const { ServiceApp } = await import('../../service/service-app.tsx');
  loadedMenu = ServiceApp;
  return ServiceApp;
}

/**
 * The service menu; the paper alone until its code is there. Not `lazy`: React would hold back for 300 ms what replaces
 * a fallback, and that code is there before the fifth touch.
 */
export function ServiceGate(): ReactNode {
  const [Menu, setMenu] = useState<Menu | null>(() => loadedMenu);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    if (Menu !== null) return;
    loadService().then((loaded) => {
      setMenu(() => loaded);
    }, setFailure);
  }, [Menu]);
  // The boundary around the screens shows that it cannot be drawn.
  if (failure !== null) throw failure instanceof Error ? failure : new Error('the service menu cannot be loaded');
  return Menu === null ? null : <Menu />;
}
