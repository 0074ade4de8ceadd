import { createStore } from 'zustand/vanilla';
import type { ServiceView } from '../../../app/service/view.ts';
import { serviceBridge } from './bridge.ts';

/** The last view of the menu and its time of arrival on the monotonic clock. */
export interface ShownService {
  readonly view: ServiceView;
  readonly arrivedAtMs: number;
}

interface ServiceViewState {
  readonly shown: ShownService | null;
}

/** The only state of the menu's part of the page. */
export const serviceStore = createStore<ServiceViewState>()(() => ({ shown: null }));

// From the moment on at which this is loaded, which is before the menu is drawn for the first time.
serviceBridge().on.service((view) => {
  serviceStore.setState({ shown: view === null ? null : { view, arrivedAtMs: performance.now() } });
});
