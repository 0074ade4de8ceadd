/** One start with what it took of the processors. */
import { canMeasureMemory, processorMs } from './memory.ts';
import type { Stages, Subject } from './subject.ts';

/** One start until the idle screen is painted. */
export interface Start {
  readonly stages: Stages;
  /** Null where the system does not tell. */
  readonly processorMs: number | null;
}

/** Waits until a kiosk has started. */
export async function started(kiosk: Subject): Promise<Start> {
  const stages = { ...(await kiosk.painted()) };
  return { stages, processorMs: canMeasureMemory() ? processorMs(kiosk.pid) : null };
}
