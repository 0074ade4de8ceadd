/** What is wrong with the layout at one place. */
export interface LayoutViolation {
  readonly rule:
    'outside' | 'clipped' | 'text-clipped' | 'small-target' | 'close-targets' | 'overlap' | 'covered' | 'small-text';
  readonly element: string;
  readonly detail: string;
}

export interface LayoutOptions {
  readonly diagonalInches: number;
}

/**
 * Looks for defects that a person would see: things off the screen, cut text, targets a gloved finger misses. Runs
 * inside the page (`page.evaluate(findLayoutViolations, options)`), so it must not refer to anything outside itself.
 */
export function findLayoutViolations({ diagonalInches }: LayoutOptions): LayoutViolation[] {
  const SLACK_PX = 1.5;
  const LEAST_TARGET_MM = 20;
  const LEAST_TARGET_GAP_MM = 4;
  const LEAST_TEXT_PX = 28;
  const DRAWN_SHORT_SIDE_PX = 1080;

  const width = window.innerWidth;
  const height = window.innerHeight;
  const millimetrePx = Math.hypot(width, height) / (diagonalInches * 25.4);
  // The drawing is 1080 wide; a panel that is short for its width scales by its height, as the style sheet does.
  const rootPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const scale = Math.min(rootPx / 10, Math.min(width, height) / DRAWN_SHORT_SIDE_PX);

  const violations: LayoutViolation[] = [];
  const name = (element: Element): string => {
    const words = element.textContent.trim().slice(0, 40);
    return `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${words}"`;
  };
  const report = (rule: LayoutViolation['rule'], element: Element, detail: string): void => {
    violations.push({ rule, element: name(element), detail });
  };
  const isDrawing = (element: Element): boolean => element.closest('svg') !== null && element.tagName !== 'svg';
  const elements = [...document.body.querySelectorAll('*')].filter((element) => {
    const box = element.getBoundingClientRect();
    return !isDrawing(element) && box.width > 0 && box.height > 0;
  });
  const hasOwnText = (element: Element): boolean =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '');
  const scrolls = (element: Element): boolean => /auto|scroll/.test(getComputedStyle(element).overflowY);
  const scroller = (element: Element): Element | null => {
    for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
      if (scrolls(parent)) return parent;
    }
    return null;
  };
  /** What is swept to the side shows by a cut button that there is more. */
  const swipes = (list: Element | null): boolean =>
    list !== null && getComputedStyle(list).touchAction.includes('pan-x');
  const describe = (box: DOMRect): string =>
    `${String(Math.round(box.left))},${String(Math.round(box.top))} ${String(Math.round(box.width))}x${String(Math.round(box.height))}`;

  for (const element of elements) {
    const box = element.getBoundingClientRect();
    const list = scroller(element);
    const cutBelow = list === null && box.bottom > height + SLACK_PX;
    const cutAside = !swipes(list) && (box.left < -SLACK_PX || box.right > width + SLACK_PX);
    if (cutAside || (list === null && box.top < -SLACK_PX) || cutBelow) {
      report('outside', element, describe(box));
    }
    let parent = element.parentElement;
    // A parent that is laid out as its contents has no box of its own.
    while (parent !== null && getComputedStyle(parent).display === 'contents') parent = parent.parentElement;
    const turns = getComputedStyle(element).animationName !== 'none';
    if (parent !== null && parent !== document.body && !turns && !scrolls(parent) && !scrolls(element)) {
      const around = parent.getBoundingClientRect();
      const positioned = getComputedStyle(element).position === 'absolute';
      const overflows =
        box.left < around.left - SLACK_PX ||
        box.right > around.right + SLACK_PX ||
        box.top < around.top - SLACK_PX ||
        box.bottom > around.bottom + SLACK_PX;
      if (overflows && !positioned)
        report('clipped', element, `${describe(box)} in ${describe(around)} of ${name(parent)}`);
    }
    if (element instanceof HTMLElement && hasOwnText(element)) {
      if (element.scrollWidth > element.clientWidth + SLACK_PX && getComputedStyle(element).display !== 'inline') {
        report('text-clipped', element, `${String(element.scrollWidth)} > ${String(element.clientWidth)}`);
      }
      const fontPx = Number.parseFloat(getComputedStyle(element).fontSize);
      if (fontPx < LEAST_TEXT_PX * scale - 0.1) report('small-text', element, `${fontPx.toFixed(1)} px`);
    }
  }

  /** Keys that stay at the edge: what lies behind them can be scrolled away from there. */
  const isSticky = (element: Element | null): boolean =>
    element !== null && (getComputedStyle(element).position === 'sticky' || isSticky(element.parentElement));
  const isCovered = (element: Element, x: number, y: number): boolean => {
    const hit = document.elementFromPoint(x, y);
    return hit !== null && !element.contains(hit) && !hit.contains(element) && !(isSticky(hit) && !isSticky(element));
  };
  const all = [...document.querySelectorAll('button')];
  /** One button over everything else, as at night, is the only one that can be touched. */
  const cover = all.find((button) => {
    const box = button.getBoundingClientRect();
    return box.width >= width && box.height >= height;
  });
  const buttons = cover === undefined ? all : [cover];
  // A question of ours covers what it asks about.
  const isAsked = document.querySelector('.still-there') !== null;
  const isSeen = (element: Element): boolean => hasOwnText(element) && getComputedStyle(element).opacity !== '0';
  for (const element of cover === undefined && !isAsked ? elements.filter(isSeen) : []) {
    const range = document.createRange();
    range.selectNodeContents(element);
    const list = scroller(element)?.getBoundingClientRect() ?? new DOMRect(0, 0, width, height);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      const y = (top + bottom) / 2;
      const isShown = left >= list.left && right <= list.right && y > list.top && y < list.bottom;
      const points = [left + SLACK_PX, (left + right) / 2, right - SLACK_PX];
      const covered = isShown ? points.find((x) => isCovered(element, x, y)) : undefined;
      if (covered !== undefined) {
        const by = document.elementFromPoint(covered, y);
        report(
          'covered',
          element,
          `${String(Math.round(covered))},${String(Math.round(y))} by ${by === null ? '' : name(by)}`,
        );
        break;
      }
    }
  }
  const visible = (button: Element): DOMRect => {
    const box = button.getBoundingClientRect();
    const list = scroller(button)?.getBoundingClientRect();
    if (list === undefined) return box;
    const top = Math.max(box.top, list.top);
    return new DOMRect(box.left, top, box.width, Math.max(0, Math.min(box.bottom, list.bottom) - top));
  };
  for (const [index, button] of buttons.entries()) {
    const box = button.getBoundingClientRect();
    const leastPx = LEAST_TARGET_MM * millimetrePx;
    if (box.width < leastPx - SLACK_PX || box.height < leastPx - SLACK_PX) {
      report('small-target', button, `${describe(box)}, least ${leastPx.toFixed(1)} px`);
    }
    for (const other of buttons.slice(index + 1)) {
      const a = visible(button);
      const b = visible(other);
      if (a.height === 0 || b.height === 0) continue;
      const gapX = Math.max(a.left, b.left) - Math.min(a.right, b.right);
      const gapY = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom);
      const gap = Math.max(gapX, gapY);
      const pair = `${gap.toFixed(1)} px to ${name(other)}`;
      if (gap < -SLACK_PX) report('overlap', button, pair);
      else if (gap < LEAST_TARGET_GAP_MM * millimetrePx - SLACK_PX) report('close-targets', button, pair);
    }
  }
  return violations;
}
