import { createStore } from 'zustand/vanilla';
import type { View } from '../../../app/session/view/view.ts';

/** The last view and its time of arrival, on the monotonic clock by which time limits are counted. */
export interface ShownView {
  readonly view: View;
  readonly arrivedAtMs: number;
}

interface ViewState {
  readonly shown: ShownView | null;
}

/** The renderer's only state. */
export const viewStore = createStore<ViewState>()(() => ({ shown: null }));

/** Replaces the view by a newer one from main. */
export function showView(view: View): void {
  viewStore.setState({ shown: { view, arrivedAtMs: performance.now() } });
}
