/** From the largest on; the last one always remains. */
const LARGER = ['large', 'larger'] as const;
/** Boxes are rounded to parts of pixels. */
const SLACK_PX = 1.5;
/** The parts of a screen whose words share what the panel has. */
const PARTS = '.stage-content, .stage-guide, .stage-actions, .stage-controls';

/** Makes small words as much larger as the screen that is drawn has room for: a full one keeps its words whole. */
export function writeTextSize(isLarger: boolean): void {
  const { dataset } = document.documentElement;
  for (const size of isLarger ? LARGER : []) {
    dataset['text'] = size;
    if ([...document.querySelectorAll(PARTS)].every(fits) && areApart()) return;
  }
  dataset['text'] = 'usual';
}

function fits(part: Element): boolean {
  return [...part.querySelectorAll('*:not(svg *)')].every((element) => {
    const parent = boxAround(element);
    return parent === null || isInside(element, parent);
  });
}

/** What lies around an element; a parent that is laid out as its contents has no box of its own. */
function boxAround({ parentElement }: Element): Element | null {
  if (parentElement === null || getComputedStyle(parentElement).display !== 'contents') return parentElement;
  return boxAround(parentElement);
}

/** Whether no part of the screen lies over another. */
function areApart(): boolean {
  const boxes = [...document.querySelectorAll('.stage > *')]
    .filter((part) => isStill(getComputedStyle(part)))
    .map((part) => part.getBoundingClientRect());
  return boxes.every((one, index) =>
    boxes.slice(index + 1).every((other) => {
      const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      return width <= SLACK_PX || height <= SLACK_PX;
    }),
  );
}

/** What moves is on its way to its place. */
function isStill({ position, animationName }: CSSStyleDeclaration): boolean {
  return position !== 'absolute' && animationName === 'none';
}

function isInside(element: Element, parent: Element): boolean {
  const style = getComputedStyle(element);
  if (!isStill(style) || scrolls(style) || scrolls(getComputedStyle(parent))) return true;
  const [box, around] = [element.getBoundingClientRect(), parent.getBoundingClientRect()];
  return (
    box.left >= around.left - SLACK_PX &&
    box.right <= around.right + SLACK_PX &&
    box.top >= around.top - SLACK_PX &&
    box.bottom <= around.bottom + SLACK_PX &&
    (element.childElementCount > 0 ||
      style.display === 'inline' ||
      element.scrollWidth <= element.clientWidth + SLACK_PX)
  );
}

function scrolls({ overflowY }: CSSStyleDeclaration): boolean {
  return overflowY === 'auto' || overflowY === 'scroll';
}
