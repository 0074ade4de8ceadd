import type { CDPSession } from '@playwright/test';
import type { Kiosk } from './kiosk.ts';

/** A place on the page, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Several fingers at once, through Chromium's own input queue, as a touch panel reports them. */
export class Fingers {
  readonly #kiosk: Kiosk;
  readonly #session: CDPSession;
  #fingers: readonly Point[] = [];

  private constructor(kiosk: Kiosk, session: CDPSession) {
    this.#kiosk = kiosk;
    this.#session = session;
  }

  static async of(kiosk: Kiosk): Promise<Fingers> {
    return new Fingers(kiosk, await kiosk.page.context().newCDPSession(kiosk.page));
  }

  /** The middle of the button whose name begins so. */
  async on(name: string): Promise<Point> {
    const box = await this.#kiosk.product(name).boundingBox();
    if (box === null) throw new Error(`${name} is not on the screen`);
    return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  }

  /** One more finger comes down and stays. */
  async down(at: Point): Promise<void> {
    this.#fingers = [...this.#fingers, at];
    const touchPoints = this.#fingers.map(({ x, y }, id) => ({ id, x, y }));
    await this.#session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  }

  /** All of them lift. */
  async lift(): Promise<void> {
    this.#fingers = [];
    await this.#session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  /** They come down one right after the other, and lift together. */
  async slap(...places: readonly Point[]): Promise<void> {
    for (const at of places) await this.down(at);
    await this.lift();
  }
}
