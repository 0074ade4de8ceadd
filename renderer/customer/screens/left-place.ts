/** Where a customer is among the products. */
interface Place {
  readonly category: string | null;
  /** How far the list is scrolled, in CSS pixels. */
  readonly top: number;
}

let left: Place = { category: null, top: 0 };

/** Where the customer was before the first product came into the basket, whose screen goes on there. */
export function leftPlace(): Place {
  return left;
}

/** Keeps where the customer is. */
export function keepPlace(place: Partial<Place>): void {
  left = { ...left, ...place };
}
