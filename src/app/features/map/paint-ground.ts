/** Ward lines, zones, and the ground that zones share: hatched, so that it shows on grey paper too. */
import type { FlatEdges } from './border.ts';
import type { Ground, GroundArea } from './ground.ts';
import type { Ink, Paint } from './ink.ts';
import { type FlatRing, meets, type View, worldBoxOf, xIn, yIn } from './view.ts';

type Shown = { readonly hasZones: boolean; readonly chosenZone?: string | undefined };

const hatchPixels = 8;

export function groundPaintOf(ground: Ground, { hasZones, chosenZone }: Shown): Paint {
  return (ctx, view, ink) => {
    const sight = worldBoxOf(view);
    const inSight = ({ box }: GroundArea) => meets(box, sight);
    const zones = hasZones ? ground.zones.filter(inSight) : [];
    const paths = new Map(zones.map((zone) => [zone.id, pathOf(zone.rings, view)]));
    tint(ctx, paths.get(chosenZone ?? ''), ink);
    for (const [a, b] of ground.overlaps) {
      hatch(ctx, view, ink, [paths.get(a.id), paths.get(b.id)]);
    }
    for (const ward of ground.wards.filter(inSight)) drawWard(ctx, view, ink, ward);
    for (const { id, border } of zones) {
      drawBorder(ctx, view, ink, { border, isChosen: id === chosenZone });
    }
  };
}

function tint(ctx: CanvasRenderingContext2D, path: Path2D | undefined, { signal }: Ink): void {
  if (!path) return;
  ctx.save();
  ctx.globalAlpha = 0.09;
  ctx.fillStyle = signal;
  ctx.fill(path);
  ctx.restore();
}

/** Lines hang on the world, not on the view: they stay where they are while the map is panned. */
function hatch(
  ctx: CanvasRenderingContext2D,
  view: View,
  { edge }: Ink,
  [one, other]: readonly [Path2D | undefined, Path2D | undefined],
): void {
  if (!one || !other) return;
  ctx.save();
  ctx.clip(one);
  ctx.clip(other);
  ctx.globalAlpha = 0.26;
  ctx.strokeStyle = edge;
  ctx.lineWidth = 1;
  ctx.beginPath();
  const shift = (view.left + view.top) % hatchPixels;
  for (let x = -shift; x < view.width + view.height; x += hatchPixels) {
    ctx.moveTo(x, 0);
    ctx.lineTo(x - view.height, view.height);
  }
  ctx.stroke();
  ctx.restore();
}

function drawWard(
  ctx: CanvasRenderingContext2D,
  view: View,
  { edge }: Ink,
  { rings }: GroundArea,
): void {
  ctx.save();
  ctx.globalAlpha = 0.55;
  ctx.strokeStyle = edge;
  ctx.lineWidth = 0.75;
  ctx.setLineDash([1, 3]);
  ctx.stroke(pathOf(rings, view));
  ctx.restore();
}

function drawBorder(
  ctx: CanvasRenderingContext2D,
  view: View,
  { soft, signal }: Ink,
  { border, isChosen }: { readonly border: FlatEdges; readonly isChosen: boolean },
): void {
  ctx.strokeStyle = isChosen ? signal : soft;
  ctx.lineWidth = isChosen ? 2.5 : 1.25;
  ctx.lineCap = 'round';
  ctx.beginPath();
  for (let i = 0; i < border.length; i += 4) {
    ctx.moveTo(xIn(view, border[i] as number), yIn(view, border[i + 1] as number));
    ctx.lineTo(xIn(view, border[i + 2] as number), yIn(view, border[i + 3] as number));
  }
  ctx.stroke();
}

export function pathOf(rings: readonly FlatRing[], view: View): Path2D {
  const path = new Path2D();
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      const [x, y] = [xIn(view, ring[i] as number), yIn(view, ring[i + 1] as number)];
      if (i === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
    path.closePath();
  }
  return path;
}
