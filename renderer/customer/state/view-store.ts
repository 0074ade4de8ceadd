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

/**
 * Two frames. Where the code comes within them, nobody would see the screen that waits for it, and drawing that would
 * keep the code from the panel for as long. The button looks pressed meanwhile.
 */
const UNSEEN_MS = 34;

/** A view that is not drawn yet. */
let held: { readonly timer: ReturnType<typeof setTimeout>; readonly untilMs: number } | null = null;

/** Replaces the view by a newer one from main, or a moment later where a still newer one may come at once. */
export function showView(view: View): void {
  const shown: ShownView = { view, arrivedAtMs: performance.now() };
  const untilMs = held?.untilMs ?? shown.arrivedAtMs + UNSEEN_MS;
  if (held !== null) clearTimeout(held.timer);
  held = null;
  const draw = (): void => {
    held = null;
    viewStore.setState({ shown });
  };
  if (!isPassing(view)) draw();
  else held = { timer: setTimeout(draw, Math.max(0, untilMs - shown.arrivedAtMs)), untilMs };
}

/** Whether the view only waits for the next one, and comes behind another screen. */
function isPassing({ screen }: View): boolean {
  const before = viewStore.getState().shown?.view.screen.name ?? null;
  return screen.name === 'preparing' && before !== null && before !== 'preparing';
}
