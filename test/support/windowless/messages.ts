import type { View } from '../../../app/session/view/view.ts';

/** A call of the customer's window, as its bridge would send it. */
export interface WindowCall {
  readonly channel: string;
  readonly argument: unknown;
}

/** What the kiosk pushes to the customer's window. */
export interface WindowPush {
  readonly view: View;
}
