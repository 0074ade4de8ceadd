import { useEffect, useLayoutEffect, useMemo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { intentsOf } from './state/intents.ts';
import { customerBridge } from './state/bridge.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { DarkScreen } from './frame/dark-screen.tsx';
import { Stage } from './frame/stage.tsx';
import { pageAttributes, writePageAttributes } from './page-attributes.ts';
import { writeFrame } from '../parts/page-frame.ts';
import { ServiceGate } from './parts/service-gate.tsx';
import { ShownContext } from './state/shown.ts';
import { viewStore, type ShownView } from './state/view-store.ts';

function ShownScreen({ shown }: { readonly shown: ShownView }): ReactNode {
  const { view, arrivedAtMs } = shown;
  const context = useMemo(
    () => ({ frame: view.frame, arrivedAtMs, intents: intentsOf(customerBridge(), view.frame.revision) }),
    [view, arrivedAtMs],
  );

  const { screen } = view;
  const isService = screen.name === 'service';

  useLayoutEffect(() => {
    // The menu writes its own when it is painted.
    if (isService) return;
    writeFrame(view.frame);
    const attributes = pageAttributes(view.screen);
    writePageAttributes(view.frame.dark ? { ...attributes, step: 'dark' } : attributes);
  }, [view, isService]);

  useEffect(() => {
    if (isService) return undefined;
    const onResize = (): void => {
      writeFrame(view.frame);
    };
    window.addEventListener('resize', onResize);
    return () => {
      window.removeEventListener('resize', onResize);
    };
  }, [view, isService]);

  if (screen.name === 'service') return <ServiceGate />;
  return <ShownContext value={context}>{view.frame.dark ? <DarkScreen /> : <Stage screen={screen} />}</ShownContext>;
}

/** Shows the last view; until there is one, only the page's background. */
export function App(): ReactNode {
  const shown = useStore(viewStore, (state) => state.shown);
  if (shown === null) return null;
  return (
    <ErrorBoundary view={shown.view}>
      <ShownScreen shown={shown} />
    </ErrorBoundary>
  );
}
