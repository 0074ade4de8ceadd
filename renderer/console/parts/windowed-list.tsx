import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';

/** Rows drawn beyond both edges, so that a quick swipe meets no gap. */
const BEYOND = 6;

interface Props<T> {
  readonly items: readonly T[];
  /** Every row has this height, in pixels: where each one stands is known without drawing it. */
  readonly rowPx: number;
  readonly keyOf: (item: T) => string;
  readonly label: string;
  readonly children: (item: T) => ReactNode;
}

/** A list that draws only the rows in sight: a thousand machines cost as much as a screenful. */
export function WindowedList<T>({ items, rowPx, keyOf, label, children }: Props<T>): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ top: 0, height: 0 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const look = (): void => {
      setSight({ top: element.scrollTop, height: element.clientHeight });
    };
    const watch = new ResizeObserver(look);
    watch.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  const first = Math.max(0, Math.floor(sight.top / rowPx) - BEYOND);
  const last = Math.min(items.length, Math.ceil((sight.top + sight.height) / rowPx) + BEYOND);
  return (
    <div className="windowed" ref={frame} tabIndex={0} role="region" aria-label={label}>
      <ul style={{ height: items.length * rowPx }}>
        {items.slice(first, last).map((item, index) => (
          <li
            key={keyOf(item)}
            aria-posinset={first + index + 1}
            aria-setsize={items.length}
            style={{ height: rowPx, transform: `translateY(${(first + index) * rowPx}px)` }}
          >
            {children(item)}
          </li>
        ))}
      </ul>
    </div>
  );
}
