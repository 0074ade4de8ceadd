/** A purchase that was refused as used is asked for again under the sale's number with the attempt behind it. */
export function saleOf(externalId: string): string {
  return /^sale-\d+-\d+/.exec(externalId)?.[0] ?? externalId;
}
