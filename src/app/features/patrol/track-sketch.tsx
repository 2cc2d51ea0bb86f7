/** Where one went, as a sketch: the hotspots' outlines, and the path over them. No map, nothing to fetch. */
import { edgeMetresOf } from '../../../domain/edge.ts';
import type { Position } from '../../../domain/ground.ts';
import { hotspotsOn } from '../../../domain/places.ts';
import type { Hotspot, Reference } from '../../../domain/reference.ts';

type Props = {
  readonly paths: readonly (readonly Position[])[];
  readonly reference: Reference;
  readonly day: string;
  /** What the sketch shows, for who can't see it. */
  readonly words: string;
};

const size = { width: 340, height: 220, edge: 18 } as const;

export function TrackSketch({ paths, reference, day, words }: Props) {
  const frame = frameOf(paths.flat());
  const near = hotspotsOn(reference, day).filter((hotspot) => isTouched(hotspot, paths));
  const last = paths.at(-1)?.at(-1);
  return (
    <svg
      class="track-sketch"
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={words}
    >
      {hotspotsOn(reference, day).map((hotspot) => (
        <Outline key={hotspot.id} hotspot={hotspot} frame={frame} />
      ))}
      {paths.map((path, place) => (
        <polyline key={place} class="track-path" points={pointsOf(path, frame)} />
      ))}
      {last && <Now at={toSketch(last, frame)} />}
      {near.map((hotspot) => (
        <Name key={hotspot.id} hotspot={hotspot} frame={frame} />
      ))}
    </svg>
  );
}

/** Metres to the edge within which a path has to do with a hotspot. */
const touchMetres = 30;

const isTouched = ({ ground }: Hotspot, paths: Props['paths']): boolean =>
  paths.some((path) => path.some((at) => edgeMetresOf(at, ground) <= touchMetres));

type Flat = readonly [x: number, y: number];

/** Middle of the sketch, and pixels a degree of latitude; a degree of longitude is shorter by `shrink`. */
type Frame = { readonly middle: Position; readonly scale: number; readonly shrink: number };

/** A patrol that stood still is shown with its surroundings, not a speck the size of the screen: 400 m at least. */
const degreesMin = 400 / 111_195;

function frameOf(positions: readonly Position[]): Frame {
  const lons = positions.map(([lon]) => lon);
  const lats = positions.map(([, lat]) => lat);
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const wide = Math.max(degreesMin, (east - west) * shrink);
  const high = Math.max(degreesMin, north - south);
  const { width, height, edge } = size;
  const scale = Math.min((width - 2 * edge) / wide, (height - 2 * edge) / high);
  return { middle: [(west + east) / 2, (south + north) / 2], scale, shrink };
}

const toSketch = ([lon, lat]: Position, { middle, scale, shrink }: Frame): Flat => [
  size.width / 2 + (lon - middle[0]) * shrink * scale,
  size.height / 2 - (lat - middle[1]) * scale,
];

const pointsOf = (path: readonly Position[], frame: Frame): string =>
  path
    .map((at) =>
      toSketch(at, frame)
        .map((it) => it.toFixed(1))
        .join(','),
    )
    .join(' ');

type Placed = { readonly hotspot: Hotspot; readonly frame: Frame };

function Outline({ hotspot: { ground }, frame }: Placed) {
  if ('centre' in ground) {
    const [cx, cy] = toSketch([ground.centre.lon, ground.centre.lat], frame);
    const r = (ground.radiusMetres / 111_195) * frame.scale;
    return <circle class="track-ground" cx={cx} cy={cy} r={r} />;
  }
  return (
    <>
      {ground.outline.map(([ring]) => (
        <polygon
          key={ring?.[0]?.join()}
          class="track-ground"
          points={pointsOf(ring ?? [], frame)}
        />
      ))}
    </>
  );
}

function Name({ hotspot, frame }: Placed) {
  const [x, y] = toSketch(topOf(hotspot), frame);
  return (
    <text class="track-name" x={inside(x)} y={Math.max(12, y - 4)}>
      {hotspot.name}
    </text>
  );
}

/** So that a name stands over its hotspot, not on the path in it. */
function topOf({ ground }: Hotspot): Position {
  if ('centre' in ground) {
    return [ground.centre.lon, ground.centre.lat + ground.radiusMetres / 111_195];
  }
  const corners = ground.outline.flat(2) as Position[];
  return corners.reduce((top, corner) => (corner[1] > top[1] ? corner : top));
}

const inside = (x: number): number => Math.min(size.width - 60, Math.max(60, x));

const Now = ({ at: [cx, cy] }: { readonly at: Flat }) => (
  <circle class="track-now" cx={cx} cy={cy} r="5" />
);
