import { createStore } from 'zustand/vanilla';
import type { View } from '../../../app/session/view/view.ts';

/** The last view and the moment it came, on the monotonic clock that time limits are counted with. */
export interface ShownView {
  readonly view: View;
  readonly arrivedAtMs: number;
}

interface ViewState {
  readonly shown: ShownView | null;
}

/** All that the renderer knows. */
export const viewStore = createStore<ViewState>()(() => ({ shown: null }));

/** Takes a view from main in place of the one before. */
export function showView(view: View): void {
  viewStore.setState({ shown: { view, arrivedAtMs: performance.now() } });
}
