import { memo, useMemo, type ReactNode } from 'react';
import { worstFirst } from '../../../app/fleet/console/fleet.ts';
import type { StandingLevel } from '../../../app/fleet/console/standing.ts';
import { consoleWords } from '../../../app/messages/fleet/console-words.ts';
import type { Place } from '../link/console-settings.ts';
import { mapOf } from '../parts/map-projection.ts';
import { choose, openTab } from '../state/console-store.ts';
import { useConsole, useWords } from '../state/use-console.ts';

const NONE: Readonly<Record<string, Place>> = {};

/** The machines where they stand. A plan of points: no map service learns where they are. */
export function MapView(): ReactNode {
  const fleet = useConsole((state) => state.fleet);
  const places = useConsole((state) => state.settings?.places ?? NONE);
  const say = useWords(consoleWords);
  const map = useMemo(() => mapOf(places), [places]);
  // The worst are drawn last, on top of the others.
  const rows = useMemo(() => [...worstFirst(fleet)].reverse(), [fleet]);
  const placed = rows.filter(({ machine }) => map.points.has(machine.kioskId));
  const { width, height } = map;
  return (
    <section className="map">
      <svg viewBox={`0 0 ${width} ${height}`} role="group" aria-label={say('map.label')}>
        {map.lines.map(({ key, x1, y1, x2, y2, label }) => (
          <g key={key} aria-hidden="true">
            <line x1={x1} y1={y1} x2={x2} y2={y2} />
            <text x={x1 + 4} y={y1 - 4}>
              {label}
            </text>
          </g>
        ))}
        {placed.map(({ machine: { kioskId }, standing: { level } }) => {
          const { x, y } = map.points.get(kioskId) ?? { x: 0, y: 0 };
          const label = `${places[kioskId]?.name ?? kioskId}: ${say(`level.${level}`)}`;
          return <Point key={kioskId} kioskId={kioskId} x={x} y={y} level={level} label={label} />;
        })}
      </svg>
      {placed.length < rows.length && (
        <p className="note">{say('map.unplaced', { count: rows.length - placed.length })}</p>
      )}
    </section>
  );
}

interface PointProps {
  readonly kioskId: string;
  readonly x: number;
  readonly y: number;
  readonly level: StandingLevel;
  readonly label: string;
}

/** One machine. Of a thousand, only those that have changed are drawn anew. */
const Point = memo(({ kioskId, x, y, level, label }: PointProps): ReactNode => {
  const open = (): void => {
    openTab('machines');
    choose(kioskId);
  };
  return (
    <circle
      cx={x}
      cy={y}
      r={level === 'good' ? 7 : 11}
      data-level={level}
      role="button"
      tabIndex={0}
      aria-label={label}
      onClick={open}
      onKeyDown={({ key }) => {
        if (key === 'Enter') open();
      }}
    />
  );
});
