import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import classes from './parts.module.css';

interface VirtualListProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly row: (item: T, index: number) => ReactNode;
  readonly rowHeight: number;
  readonly height: string;
  /** Called when the end comes near, for the next page. */
  readonly onEnd?: () => void;
  /** The row that must be visible. */
  readonly at?: number;
}

const ROWS_AHEAD = 8;

/** A list of any length that draws only the rows in sight. */
export function VirtualList<T>({
  label,
  items,
  keyOf,
  row,
  rowHeight,
  height,
  onEnd,
  at,
}: VirtualListProps<T>) {
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keyOf(items[index] as T),
    overscan: ROWS_AHEAD,
  });
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= items.length - ROWS_AHEAD) onEnd?.();
  }, [last, items.length, onEnd]);
  useEffect(() => {
    if (at !== undefined && at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);
  return (
    <div
      ref={scroll}
      className={classes['scroll']}
      style={{ maxHeight: height }}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <ol className={classes['list']} style={{ height: virtual.getTotalSize() }}>
        {drawn.map(({ index, key, start }) => (
          <li
            key={key}
            data-index={index}
            ref={virtual.measureElement}
            style={{ transform: `translateY(${start}px)` }}
            aria-setsize={items.length}
            aria-posinset={index + 1}
          >
            {row(items[index] as T, index)}
          </li>
        ))}
      </ol>
    </div>
  );
}
