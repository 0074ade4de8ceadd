import { wasAimedBefore } from './moved-layout.ts';

/** How far a finger may slide on a button and still press it, in CSS pixels. */
const SLIP_PX = 40;
/** So soon after a press, a finger at the same place was meant for the button that was there before. */
const SAME_SERIES_MS = 500;

interface Place {
  readonly x: number;
  readonly y: number;
}

interface Finger extends Place {
  readonly downMs: number;
  isDown: boolean;
  /** Whether another one was on the panel at the same time. */
  hasCompany: boolean;
}

const fingers = new Map<number, Finger>();
let lastPress: (Place & { readonly on: Element | null; readonly atMs: number }) | null = null;

/**
 * Follows every finger on the panel. Chromium makes no click of a finger that is not alone: without this, a palm that
 * rests on the panel's edge or a second hand would make every button dead.
 */
export function watchFingers(target: EventTarget): void {
  target.addEventListener('pointerdown', comesDown, { capture: true });
  target.addEventListener('pointerup', lifts, { capture: true });
  target.addEventListener('pointercancel', lifts, { capture: true });
  target.addEventListener('click', clicks, { capture: true });
}

/** Whether a finger that lifts, and that was not alone on the panel, presses the button it came down on. */
export function pressesInCompany(event: PointerEvent, button: Element): boolean {
  const finger = fingers.get(event.pointerId);
  if (finger?.hasCompany !== true || isMeantForAnother(finger, button)) return false;
  const { clientX: x, clientY: y, timeStamp: atMs } = event;
  if (!isNear(finger, { x, y }) || !button.contains(document.elementFromPoint(x, y))) return false;
  lastPress = { on: button, x, y, atMs };
  return true;
}

function isMeantForAnother(finger: Finger, button: Element): boolean {
  if (wasAimedBefore(finger.downMs)) return true;
  if (lastPress === null || lastPress.on === button) return false;
  return finger.downMs - lastPress.atMs < SAME_SERIES_MS && isNear(finger, lastPress);
}

function isNear(one: Place, other: Place): boolean {
  return Math.hypot(one.x - other.x, one.y - other.y) <= SLIP_PX;
}

function clicks(event: Event): void {
  if (!(event instanceof MouseEvent)) return;
  const { target, clientX: x, clientY: y, timeStamp: atMs } = event;
  lastPress = { on: target instanceof Element ? target.closest('button') : null, x, y, atMs };
}

function comesDown(event: Event): void {
  if (!(event instanceof PointerEvent) || event.pointerType !== 'touch') return;
  for (const [id, { isDown }] of fingers) if (!isDown) fingers.delete(id);
  const hasCompany = fingers.size > 0;
  for (const finger of fingers.values()) finger.hasCompany = true;
  const { clientX: x, clientY: y, timeStamp: downMs } = event;
  fingers.set(event.pointerId, { downMs, x, y, isDown: true, hasCompany });
}

function lifts(event: Event): void {
  const finger = event instanceof PointerEvent ? fingers.get(event.pointerId) : undefined;
  if (finger !== undefined) finger.isDown = false;
}
