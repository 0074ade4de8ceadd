/** A drop sensor that is absent, as the demo and the bench operate it. */
export interface SensorStandIn {
  /** Puts an object into the beam, or removes it. */
  setBlocked(isBlocked: boolean): void;
}
