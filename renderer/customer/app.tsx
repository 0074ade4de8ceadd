import { useEffect, useLayoutEffect, useMemo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { intentsOf } from './state/intents.ts';
import { customerBridge } from './state/bridge.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { AttractScreen } from './frame/attract-screen.tsx';
import { DarkScreen } from './frame/dark-screen.tsx';
import { useSounds } from './frame/use-sounds.ts';
import { useActivity } from './frame/use-activity.ts';
import { Stage } from './frame/stage.tsx';
import { pageAttributes, writePageAttributes } from './page-attributes.ts';
import { writeFrame } from '../parts/page-frame.ts';
import { ServiceGate } from './parts/service-gate.tsx';
import { FIRST_VIEW_REVISION } from '../../app/session/view/first-view-revision.ts';
import type { Screen } from '../../app/session/view/view.ts';
import { ShownContext } from './state/shown.ts';
import { viewStore, type ShownView } from './state/view-store.ts';

type Idle = Extract<Screen, { name: 'idle' }>;

function isAttracting(screen: Screen): screen is Idle {
  return screen.name === 'idle' && screen.attract?.isShown === true;
}

function ShownScreen({ shown }: { readonly shown: ShownView }): ReactNode {
  const { view, arrivedAtMs } = shown;
  const context = useMemo(
    () => ({ frame: view.frame, arrivedAtMs, intents: intentsOf(customerBridge(), view.frame.revision) }),
    [view, arrivedAtMs],
  );

  const { screen } = view;
  const isService = screen.name === 'service';
  // Who scrolls through the products or looks for the service menu presses no button.
  useActivity(screen.name === 'idle' && screen.attract?.isShown === false, context.intents.wake);

  useSounds(view.frame.sound, { screen: screen.name, language: view.frame.language }, context.intents);

  useLayoutEffect(() => {
    // The menu writes its own when it is painted.
    if (isService) return;
    writeFrame(view.frame);
    const attributes = pageAttributes(view.screen);
    const isFirst = view.frame.revision === FIRST_VIEW_REVISION;
    document.documentElement.toggleAttribute('data-first', isFirst);
    if (isFirst) performance.mark('first-view');
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
  return (
    <ShownContext value={context}>
      {view.frame.dark ? (
        <>
          {/* The wake button is all that can be reached. */}
          {view.frame.darkBrightness > 0 && (
            <div className="night" inert>
              <Stage screen={screen} />
            </div>
          )}
          <DarkScreen />
        </>
      ) : isAttracting(screen) ? (
        <AttractScreen screen={screen} />
      ) : (
        <Stage screen={screen} />
      )}
    </ShownContext>
  );
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
