/** A finger is on its way to the panel for so long: what it was meant for is what stood there before. */
const ON_ITS_WAY_MS = 350;

let movedMs = Number.NEGATIVE_INFINITY;

/** Something has appeared or gone without a touch, and what follows it has moved. */
export function layoutMoved(nowMs = performance.now()): void {
  movedMs = nowMs;
}

/** Whether a finger that came down at this time, on the clock of the page's events, was aimed at the places of before. */
export function wasAimedBefore(downMs: number): boolean {
  return downMs >= movedMs && downMs - movedMs < ON_ITS_WAY_MS;
}
