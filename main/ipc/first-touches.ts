import { FIRST_VIEW_REVISION } from '../../app/session/view/first-view-revision.ts';
import { looksLikeFirst } from '../../app/session/view/first-view.ts';
import type { KioskEvent } from '../../app/session/state/event.ts';
import type { View } from '../../app/session/view/view.ts';

/** More than the fingers of a group of children touch meanwhile. */
const MOST_TOUCHES = 50;

/**
 * The view from before the loop, and the touches on it. It stays while the loop has nothing to show but its own start;
 * touches are taken once the loop shows the same, and are dropped with any other view.
 */
export class FirstTouches {
  readonly #first: View;
  readonly #touches: ((revision: number) => void)[] = [];
  #isOver = false;
  #isLate = false;
  readonly #onOver: () => void;

  /** @param onOver The view is over without one of the loop's: what the loop shows is to be shown. */
  constructor(first: View, onOver: () => void) {
    this.#first = first;
    this.#onOver = onOver;
  }

  /** Whether a view of the loop's is shown; the first view is over with the first that is. */
  isShown(view: View): boolean {
    if (this.#isOver) return true;
    if (view.screen.name === 'starting' && view.screen.waitsFor === undefined) return false;
    this.#isOver = true;
    const { revision } = view.frame;
    // Behind the step that shows this view.
    if (looksLikeFirst(this.#first, view))
      setImmediate(() => {
        for (const take of this.#touches.splice(0)) take(revision);
      });
    return true;
  }

  /** Keeps a touch for later, and drops one that comes too late; false where it is to be taken at once. */
  holds(event: KioskEvent, take: (event: KioskEvent) => void): boolean {
    const isOnFirst = 'revision' in event && event.revision === FIRST_VIEW_REVISION;
    const isHeld = this.holdsCall((revision) => {
      take(isOnFirst ? { ...event, revision } : event);
    });
    return isHeld || isOnFirst;
  }

  /** The same for a touch that is no event. */
  holdsCall(take: (revision: number) => void): boolean {
    if (this.#isOver) return false;
    if (this.#isLate) this.giveUp();
    else if (this.#touches.length < MOST_TOUCHES) this.#touches.push(take);
    return true;
  }

  /** The start takes longer than a person waits for an answer: who has touched, or touches now, is shown that. */
  beLate(): void {
    this.#isLate = true;
    if (this.#touches.length > 0) this.giveUp();
  }

  /** The loop takes too long for anyone: what it shows is shown. */
  giveUp(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#touches.splice(0);
    this.#onOver();
  }
}
