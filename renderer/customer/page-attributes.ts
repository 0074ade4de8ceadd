import type { PaidPart, Screen } from '../../app/session/view/view.ts';

/** What tests, technicians' tools and style sheets read from `<html>`. */
export interface PageAttributes {
  readonly screen: string;
  readonly reason: string | null;
  readonly step: string | null;
}

/** The screen's name, reason and step. */
export function pageAttributes(screen: Screen): PageAttributes {
  switch (screen.name) {
    case 'error':
      return { screen: screen.name, reason: screen.reason, step: null };
    case 'out-of-service':
      return { screen: screen.name, reason: screen.problem.reason, step: null };
    case 'refund':
      return { screen: screen.name, reason: screen.reason, step: screen.step };
    case 'idle':
      return { screen: screen.name, reason: null, step: screen.attract?.isShown === true ? 'attract' : null };
    case 'cash':
    case 'dispensing':
      return { screen: screen.name, reason: null, step: screen.step };
    case 'qr':
    case 'invoice':
      return { screen: screen.name, reason: null, step: screen.closing ? 'checking' : partStep(screen.part) };
    case 'confirm':
      return { screen: screen.name, reason: null, step: screen.closing ? 'checking' : null };
    case 'payment':
      return { screen: screen.name, reason: null, step: screen.isTotalChanged ? 'total-changed' : null };
    default:
      return { screen: screen.name, reason: null, step: null };
  }
}

function partStep(part: PaidPart | null): string | null {
  if (part === null) return null;
  return part.paysRest ? 'rest' : 'part-paid';
}

function setOrRemove(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** Writes the attributes, in the same commit as the paint, so that they never precede what is visible. */
export function writePageAttributes({ screen, reason, step }: PageAttributes): void {
  const page = document.documentElement;
  setOrRemove(page, 'data-reason', reason);
  setOrRemove(page, 'data-step', step);
  page.setAttribute('data-screen', screen);
}
