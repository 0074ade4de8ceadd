import '../styles/service/frame.css';
import '../styles/service/parts.css';
import '../styles/service/pin.css';
import { useEffect, useLayoutEffect, useMemo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { writeFrame } from '../parts/page-frame.ts';
import { ServiceFrame } from './service-frame.tsx';
import { serviceBridge } from './state/bridge.ts';
import { serviceIntents } from './state/intents.ts';
import { ServiceContext } from './state/shown.ts';
import { serviceStore, type ShownService } from './state/view-store.ts';

/** The service menu: the last view of it and nothing else. */
export function ServiceApp(): ReactNode {
  const shown = useStore(serviceStore, (state) => state.shown);
  useEffect(() => {
    // After a reload of the window nothing was pushed yet.
    serviceBridge()
      .calls.ready({})
      .catch(() => undefined);
  }, []);
  return shown === null ? null : <ShownMenu shown={shown} />;
}

function ShownMenu({ shown }: { readonly shown: ShownService }): ReactNode {
  const { view, arrivedAtMs } = shown;
  const { frame, content } = view;
  const { revision } = frame;
  const intents = useMemo(() => serviceIntents(serviceBridge(), revision), [revision]);
  const context = useMemo(() => ({ frame, arrivedAtMs, intents }), [frame, arrivedAtMs, intents]);

  useLayoutEffect(() => {
    const write = (): void => {
      writeFrame(frame);
    };
    write();
    writeStep(content.step, frame.setup?.at ?? null);
    window.addEventListener('resize', write);
    return () => {
      window.removeEventListener('resize', write);
    };
  }, [frame, content.step]);

  useTouched(intents.touched);
  return (
    <ServiceContext value={context}>
      <ServiceFrame content={content} />
    </ServiceContext>
  );
}

/** In the same commit as the paint, so that the attributes never precede what is visible. */
function writeStep(step: string, setup: string | null): void {
  const page = document.documentElement;
  if (setup === null) page.removeAttribute('data-setup');
  else page.setAttribute('data-setup', setup);
  page.removeAttribute('data-reason');
  page.setAttribute('data-step', setup === null ? step : 'setup');
  page.setAttribute('data-screen', 'service');
}

/** Reading and typing count as presence; one message a second is enough. */
const TELL_EVERY_MS = 1_000;

function useTouched(touched: () => void): void {
  useEffect(() => {
    let toldAtMs = -Infinity;
    const tell = ({ timeStamp }: Event): void => {
      if (timeStamp - toldAtMs < TELL_EVERY_MS) return;
      toldAtMs = timeStamp;
      touched();
    };
    window.addEventListener('pointerdown', tell);
    window.addEventListener('keydown', tell);
    return () => {
      window.removeEventListener('pointerdown', tell);
      window.removeEventListener('keydown', tell);
    };
  }, [touched]);
}
