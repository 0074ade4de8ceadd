import type { KindName } from '../run/kinds.ts';

/** A program that is broken in one place. */
export interface Mutation {
  readonly name: string;
  /** What the broken place is there for. */
  readonly why: string;
  /** Path from the root of the repository. */
  readonly file: string;
  /** Stands exactly once in the file, apart from white space and last commas (`placesOf`). */
  readonly from: string;
  readonly to: string;
  readonly kind: KindName;
}
