import type { Screen, ScreenName } from '../../../app/session/view/view.ts';

/** One screen of the union. */
export type ScreenOf<Name extends ScreenName> = Extract<Screen, { readonly name: Name }>;

/** The properties of a screen's parts. */
export interface ScreenProps<Name extends ScreenName> {
  readonly screen: ScreenOf<Name>;
}
